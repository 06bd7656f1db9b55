//! What the queue promises, told once for both engines.

use std::{
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use base::{Chance, Clock, Ids, Time};
use jobs::{Failure, Job, Runner, dead, push, retry, waiting};
use store::{Store, testing};

const NOON: Time = Time::from_secs(1_795_521_600);

/// One node: what its runner is made of, and the words that its handlers wrote down.
#[derive(Clone)]
struct Node {
    store: Store,
    clock: Clock,
    ids: Arc<Ids>,
    said: Arc<Mutex<Vec<String>>>,
}

impl Node {
    fn runner(&self) -> Runner {
        let said = self.said.clone();
        let runner = Runner::new(self.store.clone(), self.clock.clone(), Chance::seeded(7), self.ids.clone());
        runner
            .on("say", move |job| {
                said.lock().unwrap().push(job.payload);
                async { Ok(()) }
            })
            .on("fail", |job| async move { Err(Failure::Later(format!("attempt {}", job.attempts))) })
            .on("never", |_| async { Err(Failure::Never("no such person".into())) })
            .on("panic", |job| async move { panic!("on {}", job.payload) })
    }

    async fn push(&self, kind: &'static str, payload: &str, once: Option<&str>) -> bool {
        let mut tx = self.store.begin().await.unwrap();
        let (now, once) = (self.clock.now(), once.map(str::to_owned));
        let job = Job { kind, payload: payload.into(), run_at: now, once };
        let taken = push(&mut tx, self.ids.next(now), now, job).await.unwrap();
        tx.commit().await.unwrap();
        taken
    }

    fn said(&self) -> Vec<String> {
        let mut said = std::mem::take(&mut *self.said.lock().unwrap());
        said.sort();
        said
    }

    async fn waiting(&self) -> jobs::Waiting {
        waiting(&self.store, self.clock.now()).await.unwrap()
    }
}

async fn both(story: impl AsyncFn(Node)) {
    for fresh in [Some(testing::sqlite().await), testing::postgres().await].into_iter().flatten() {
        let clock = Clock::standing_at(NOON);
        let (ids, said) = (Arc::new(Ids::new(1)), Arc::default());
        story(Node { store: fresh.store.clone(), clock, ids, said }).await;
    }
}

#[tokio::test]
async fn a_job_is_kept_with_the_act_or_not_at_all() {
    both(async |node| {
        let mut undone = node.store.begin().await.unwrap();
        let job = Job { kind: "say", payload: "undone".into(), run_at: NOON, once: None };
        assert!(push(&mut undone, node.ids.next(NOON), NOON, job).await.unwrap());
        drop(undone);
        node.push("say", "kept", None).await;
        assert_eq!(node.runner().run_due().await.unwrap(), 1);
        assert_eq!(node.said(), ["kept"]);
        assert_eq!(node.waiting().await, jobs::Waiting::default());
    })
    .await;
}

#[tokio::test]
async fn what_is_to_be_done_once_is_taken_once_until_it_begins() {
    both(async |node| {
        assert!(node.push("fail", "a", Some("letter to Amina")).await);
        assert!(!node.push("fail", "b", Some("letter to Amina")).await);
        assert_eq!(node.runner().run_due().await.unwrap(), 1);
        // It has begun, and may have read what it is about before the next act: the key is free.
        assert!(node.push("fail", "c", Some("letter to Amina")).await);
    })
    .await;
}

#[tokio::test]
async fn a_job_waits_for_its_time() {
    both(async |node| {
        let mut tx = node.store.begin().await.unwrap();
        let at = NOON + Duration::from_secs(60);
        let job = Job { kind: "say", payload: "later".into(), run_at: at, once: None };
        push(&mut tx, node.ids.next(NOON), NOON, job).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(node.runner().run_due().await.unwrap(), 0);
        assert_eq!(node.waiting().await.later, 1);
        node.clock.set(at);
        assert_eq!(node.waiting().await.oldest_due, Some(at));
        assert_eq!(node.runner().run_due().await.unwrap(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_failing_job_is_tried_after_growing_pauses_and_then_given_up() {
    both(async |node| {
        node.push("fail", "", None).await;
        let runner = node.runner();
        for attempt in 1..=retry::ATTEMPTS {
            assert_eq!(runner.run_due().await.unwrap(), 1, "attempt {attempt}");
            assert_eq!(runner.run_due().await.unwrap(), 0);
            node.clock.advance(Duration::from_secs(29 * 3600));
        }
        assert_eq!(runner.run_due().await.unwrap(), 0);
        let list = dead::list(&node.store).await.unwrap();
        assert_eq!(list.len(), 1);
        assert_eq!(list[0].error.as_deref(), Some(format!("attempt {}", retry::ATTEMPTS).as_str()));
    })
    .await;
}

#[tokio::test]
async fn a_person_reads_what_was_given_up_and_runs_it_again_or_lets_it_go() {
    both(async |node| {
        node.push("never", "amina", None).await;
        let runner = node.runner();
        runner.run_due().await.unwrap();
        let job = dead::list(&node.store).await.unwrap().remove(0);
        assert_eq!((job.kind.as_str(), job.payload.as_str(), job.attempts), ("never", "amina", 1));
        assert_eq!(job.error.as_deref(), Some("no such person"));
        assert_eq!(node.waiting().await.dead, 1);
        assert!(dead::again(&node.store, job.id, node.clock.now()).await.unwrap());
        assert!(!dead::forget(&node.store, job.id).await.unwrap(), "it is alive again");
        assert_eq!(runner.run_due().await.unwrap(), 1);
        assert!(dead::forget(&node.store, job.id).await.unwrap());
        assert_eq!(node.waiting().await, jobs::Waiting::default());
    })
    .await;
}

#[tokio::test]
async fn a_panic_is_a_failure_and_the_runner_goes_on() {
    both(async |node| {
        node.push("panic", "purpose", None).await;
        node.push("say", "still here", None).await;
        let runner = node.runner();
        assert_eq!(runner.run_due().await.unwrap(), 2);
        assert_eq!(node.said(), ["still here"]);
        assert_eq!(node.waiting().await.later, 1);
    })
    .await;
}

#[tokio::test]
async fn a_job_whose_worker_was_killed_is_taken_by_another_when_the_lease_ends() {
    both(async |node| {
        node.push("hang", "first", None).await;
        let (begun, hung) = tokio::sync::oneshot::channel();
        let begun = Mutex::new(Some(begun));
        let killed = node.runner().on("hang", move |_| {
            if let Some(begun) = begun.lock().unwrap().take() {
                begun.send(()).unwrap();
            }
            std::future::pending()
        });
        let process = tokio::spawn(async move { killed.run(std::future::pending()).await });
        hung.await.unwrap();
        process.abort();
        assert!(process.await.unwrap_err().is_cancelled());

        let said = node.said.clone();
        let other = node.runner().on("hang", move |job| {
            said.lock().unwrap().push(format!("{} in attempt {}", job.payload, job.attempts));
            async { Ok(()) }
        });
        assert_eq!(other.run_due().await.unwrap(), 0, "the lease stands");
        assert_eq!(node.waiting().await.held, 1);
        node.clock.advance(Duration::from_secs(121));
        assert_eq!(other.run_due().await.unwrap(), 1);
        assert_eq!(node.said(), ["first in attempt 2"]);
    })
    .await;
}

#[tokio::test]
async fn what_does_not_end_in_time_when_the_program_stops_is_laid_back_as_if_it_had_not_begun() {
    both(async |node| {
        node.push("hang", "first", None).await;
        let begun = Arc::new(tokio::sync::Notify::new());
        let stop = begun.clone();
        let stopped = node.runner().grace(Duration::from_millis(20)).on("hang", move |_| {
            begun.notify_one();
            std::future::pending()
        });
        stopped.run(stop.notified()).await;
        assert_eq!(node.waiting().await.due, 1);
        let said = node.said.clone();
        let next = node.runner().on("hang", move |job| {
            said.lock().unwrap().push(format!("attempt {}", job.attempts));
            async { Ok(()) }
        });
        assert_eq!(next.run_due().await.unwrap(), 1);
        assert_eq!(node.said(), ["attempt 1"]);
    })
    .await;
}

#[tokio::test]
async fn a_job_that_kills_every_worker_is_given_up() {
    both(async |node| {
        node.push("say", "boom", None).await;
        for _ in 0..retry::ATTEMPTS {
            // Claimed, and never heard of again.
            node.store.script("UPDATE jobs SET attempts = attempts + 1, held_until = run_at").await.unwrap();
        }
        assert_eq!(node.runner().run_due().await.unwrap(), 1);
        assert_eq!(node.said(), [""; 0]);
        assert_eq!(node.waiting().await.dead, 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_runners_do_every_job_and_none_of_them_at_the_same_time() {
    both(async |node| {
        const JOBS: usize = 120;
        for number in 0..JOBS {
            node.push("count", &number.to_string(), None).await;
        }
        let (times, done) = (Arc::new(Mutex::new(vec![0; JOBS])), Arc::new(AtomicUsize::new(0)));
        let runner = || {
            let (times, done) = (times.clone(), done.clone());
            node.runner().on("count", move |job| {
                times.lock().unwrap()[job.payload.parse::<usize>().unwrap()] += 1;
                let done = done.clone();
                async move {
                    tokio::task::yield_now().await;
                    done.fetch_add(1, Ordering::Relaxed);
                    Ok(())
                }
            })
        };
        let all_done = || async {
            while done.load(Ordering::Relaxed) < JOBS {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        };
        let (one, other) = (runner(), runner());
        tokio::join!(one.run(all_done()), other.run(all_done()));
        assert_eq!(*times.lock().unwrap(), vec![1; JOBS]);
        assert_eq!(node.waiting().await, jobs::Waiting::default());
    })
    .await;
}

#[tokio::test]
async fn a_recurring_job_runs_once_however_many_nodes_there_are() {
    both(async |node| {
        let nodes: Vec<Runner> =
            (0..3).map(|_| node.runner().recurring("say", Duration::from_secs(3600))).collect();
        let all = || async {
            let runs = nodes.iter().map(Runner::run_due);
            futures_util::future::try_join_all(runs).await.unwrap().iter().sum::<usize>()
        };
        assert_eq!(all().await, 1, "the first time is due at once");
        assert_eq!(all().await, 0);
        node.clock.advance(Duration::from_secs(3599));
        assert_eq!(all().await, 0);
        node.clock.advance(Duration::from_secs(1));
        assert_eq!(all().await, 1);
        node.clock.advance(Duration::from_secs(5 * 3600));
        assert_eq!(all().await, 1, "what was missed is not made up for");
    })
    .await;
}

#[tokio::test]
async fn a_recurring_job_that_fails_is_tried_again_at_its_own_pace() {
    both(async |node| {
        let runner = node.runner().recurring("fail", Duration::from_secs(30));
        for _ in 0..5 {
            assert_eq!(runner.run_due().await.unwrap(), 1);
            node.clock.advance(Duration::from_secs(30));
        }
    })
    .await;
}

#[tokio::test]
async fn a_runner_that_is_woken_takes_the_job_and_one_that_is_stopped_lays_nothing_down_half_done() {
    both(async |node| {
        let runner = Arc::new(node.runner());
        let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
        let running = tokio::spawn({
            let runner = runner.clone();
            async move { runner.run(async { drop(stopped.await) }).await }
        });
        node.push("say", "hello", None).await;
        runner.wake();
        while node.waiting().await != jobs::Waiting::default() {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        drop(stop);
        running.await.unwrap();
        assert_eq!(node.said(), ["hello"]);
    })
    .await;
}

#[tokio::test]
async fn kinds_without_a_handler_are_left_to_newer_nodes() {
    both(async |node| {
        node.push("of the next version", "", None).await;
        assert_eq!(node.runner().run_due().await.unwrap(), 0);
        assert_eq!(node.waiting().await.due, 1);
    })
    .await;
}

#[tokio::test]
async fn statements_are_the_same_on_both_engines() {
    let one = testing::sqlite().await;
    let Some(other) = testing::postgres().await else { return };
    let differences = testing::differences(jobs::STATEMENTS, &one.store, &other.store).await;
    assert_eq!(differences, Vec::<String>::new());
}
