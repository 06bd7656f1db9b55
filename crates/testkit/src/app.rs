//! The whole program but its socket: pages, jobs and letters over one house.

use std::{
    collections::BTreeMap,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use axum::{
    Router,
    body::Body,
    http::{HeaderMap, Method, Request, StatusCode, header},
};
use community::{PersonId, notices};
use http_body_util::BodyExt;
use jobs::{Failure, Runner};
use letters::Sender;
use tower::ServiceExt;
use web::{Door, Settings};

use crate::{Hall, World};

/// Where people of the test reach the house.
pub const BASE_URL: &str = "https://hall.example";

/// The house as letters of a test know it.
pub fn sender() -> Sender {
    Sender { base_url: BASE_URL.into(), hosted_by: "the Common Kettle".into(), ..Sender::default() }
}

/// The program for a test: it answers requests, and does its jobs when [`letters`](TestApp::letters) is asked for.
/// What is still queued when it is dropped is done then, and a job that fails fails the test.
pub struct TestApp {
    /// The house, its clock and its database.
    pub hall: Hall,
    /// The standing world in it.
    pub world: World,
    router: Router,
    runner: Arc<Runner>,
    dropped: AtomicBool,
}

/// What was answered.
pub struct Answer {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body, as text.
    pub text: String,
}

impl Answer {
    /// Where it leads.
    pub fn location(&self) -> &str {
        self.headers.get(header::LOCATION).and_then(|value| value.to_str().ok()).unwrap_or("")
    }
}

impl TestApp {
    /// Over a house with the standing world.
    pub async fn over(hall: Hall) -> TestApp {
        let world = hall.world().await;
        let settings = Settings {
            base_url: BASE_URL.into(),
            mail_domain: "hall.example".into(),
            uploads: 30 * 1024 * 1024,
            demo: true,
            host: "the Common Kettle".into(),
            proxies: web::Proxies::none(),
        };
        let router = web::app(Door::new(hall.house.clone(), settings));
        let house = &hall.house;
        let runner = Runner::new(
            house.store().clone(),
            house.clock().clone(),
            house.chance().clone(),
            house.ids().clone(),
        );
        // What is refused is done never, so that no test ends without hearing of it.
        let never = |refused: community::Refused| Failure::Never(refused.to_string());
        let runner = letters::jobs::with(runner, house, &crate::post::reader(), never);
        TestApp { hall, world, router, runner: Arc::new(runner), dropped: AtomicBool::new(false) }
    }

    /// Does what is queued.
    pub async fn run(&self) {
        self.runner.run_due().await.expect("jobs are done");
    }

    /// A browser that has not been here.
    pub fn browser(&self) -> Browser<'_> {
        Browser { app: self, cookies: BTreeMap::new() }
    }

    /// A browser in which a member of the standing world is signed in.
    pub async fn signed_in(&self, first_name: &str) -> Browser<'_> {
        self.signed_in_as(self.world.person(first_name)).await
    }

    /// A browser in which a person is signed in.
    pub async fn signed_in_as(&self, person: PersonId) -> Browser<'_> {
        let mut browser = self.browser();
        let answer = browser.post(&web::links::demo(person), &[]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
        browser.cookies.remove("said");
        browser
    }

    /// Does what is queued; the letters that left, newest first.
    pub async fn letters(&self) -> Vec<notices::Letter> {
        self.runner.run_due().await.expect("jobs are done");
        let mut work = self.hall.system();
        notices::outbox(&mut work, 100).await.expect("the outbox is read")
    }

    async fn all_done(runner: Arc<Runner>, store: store::Store) -> Vec<jobs::dead::Dead> {
        runner.run_due().await.expect("jobs are done");
        jobs::dead::list(&store).await.expect("the dead letters are read")
    }
}

impl Drop for TestApp {
    fn drop(&mut self) {
        if std::thread::panicking() || self.dropped.swap(true, Ordering::Relaxed) {
            return;
        }
        let (runner, store) = (self.runner.clone(), self.hall.house.store().clone());
        let left = std::thread::spawn(move || {
            let runtime =
                tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
            runtime.block_on(TestApp::all_done(runner, store))
        });
        let left = left.join().expect("what was queued is done");
        assert!(left.is_empty(), "the test leaves jobs that failed: {left:?}");
    }
}

/// A browser: it keeps cookies, and sends them back.
pub struct Browser<'a> {
    app: &'a TestApp,
    /// Its cookies, by name without the prefix that binds them to the host.
    pub cookies: BTreeMap<String, String>,
}

impl Browser<'_> {
    /// Opens a page.
    pub async fn get(&mut self, path: &str) -> Answer {
        self.ask(Method::GET, path, "", Vec::new()).await
    }

    /// Opens a page that must be there; its text.
    pub async fn page(&mut self, path: &str) -> String {
        let answer = self.get(path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.text);
        answer.text
    }

    /// Sends a form.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let mut body = String::new();
        for (name, value) in fields {
            body.push_str(&format!(
                "{}{}={}",
                if body.is_empty() { "" } else { "&" },
                encode(name),
                encode(value)
            ));
        }
        self.ask(Method::POST, path, "application/x-www-form-urlencoded", body.into_bytes()).await
    }

    /// Sends a form that may carry files: `(field, file name, type, bytes)`.
    pub async fn post_with(
        &mut self,
        path: &str,
        fields: &[(&str, &str)],
        files: &[(&str, &str, &str, &[u8])],
    ) -> Answer {
        const EDGE: &str = "----edge-of-a-part";
        let mut body = Vec::new();
        for (name, value) in fields {
            body.extend(
                format!("--{EDGE}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
                    .bytes(),
            );
        }
        for (name, file, kind, bytes) in files {
            body.extend(
                format!("--{EDGE}\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"{file}\"\r\nContent-Type: {kind}\r\n\r\n")
                    .bytes(),
            );
            body.extend(*bytes);
            body.extend(b"\r\n");
        }
        body.extend(format!("--{EDGE}--\r\n").bytes());
        self.ask(Method::POST, path, &format!("multipart/form-data; boundary={EDGE}"), body).await
    }

    /// Sends a form, and opens the page that it leads to.
    pub async fn post_and_go(&mut self, path: &str, fields: &[(&str, &str)]) -> String {
        let answer = self.post(path, fields).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{path}: {}", answer.text);
        self.go(answer).await
    }

    /// Opens the page that an answer leads to, through as many steps as it takes.
    pub async fn go(&mut self, answer: Answer) -> String {
        let mut answer = answer;
        while answer.status.is_redirection() {
            let path = answer.location().split('#').next().unwrap_or("/").to_owned();
            answer = self.get(&path).await;
        }
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
        answer.text
    }

    /// Sends a request as a program does that is no browser: nothing says where it comes from.
    pub async fn ask_bare(&mut self, method: Method, path: &str, kind: &str, body: Vec<u8>) -> Answer {
        let request = Request::builder().method(method).uri(path).header(header::HOST, "hall.example");
        let request = request.header(header::CONTENT_TYPE, kind).body(Body::from(body)).expect("a request");
        self.send(request).await
    }

    /// Sends a request as it is.
    pub async fn ask(&mut self, method: Method, path: &str, kind: &str, body: Vec<u8>) -> Answer {
        let mut request = Request::builder().method(method).uri(path).header(header::HOST, "hall.example");
        request = request
            .header("sec-fetch-site", "same-origin")
            .header(header::USER_AGENT, "Mozilla/5.0 (X11; Linux) Firefox/150.0");
        if !kind.is_empty() {
            request = request.header(header::CONTENT_TYPE, kind);
        }
        if !self.cookies.is_empty() {
            let name = |name: &str| {
                if matches!(name, "said" | "theme") { name.to_owned() } else { format!("__Host-{name}") }
            };
            let line: Vec<String> =
                self.cookies.iter().map(|(key, value)| format!("{}={value}", name(key))).collect();
            request = request.header(header::COOKIE, line.join("; "));
        }
        let request = request.body(Body::from(body)).expect("a request");
        self.send(request).await
    }

    async fn send(&mut self, request: Request<Body>) -> Answer {
        let answer = self.app.router.clone().oneshot(request).await.expect("an answer");
        let (parts, body) = answer.into_parts();
        for line in parts.headers.get_all(header::SET_COOKIE) {
            let line = line.to_str().expect("a cookie");
            let (name, rest) = line.split_once('=').expect("a cookie");
            let value = rest.split(';').next().unwrap_or("").to_owned();
            let name = name.trim_start_matches("__Host-").to_owned();
            if value.is_empty() || line.contains("Max-Age=0") {
                self.cookies.remove(&name);
            } else {
                self.cookies.insert(name, value);
            }
        }
        let bytes = body.collect().await.expect("a body").to_bytes();
        Answer {
            status: parts.status,
            headers: parts.headers,
            text: String::from_utf8_lossy(&bytes).into_owned(),
        }
    }
}

fn encode(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    text.bytes()
        .map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}
