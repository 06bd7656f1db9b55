//! Keeps the doors open: pages, letters, jobs, the lease of the lane, until the program is asked to stop.

pub mod arriving;
pub mod jobs;
pub mod leaving;
mod stop;

use std::{future::IntoFuture, io::ErrorKind, net::SocketAddr, time::Duration};

use anyhow::{Context, Result, bail};
use axum::{Router, serve::ListenerExt};
use tokio::net::TcpListener;

use crate::{config::limits_bytes, health, wire::Open};

/// How long open answers may take once the program is asked to stop.
const GRACE: Duration = Duration::from_secs(20);

/// Takes the port. Early, so that a port that is taken is told before anything else is done.
pub async fn listen(settings: &crate::config::Settings) -> Result<TcpListener> {
    let address = settings.web.listen;
    match TcpListener::bind(address.0).await {
        Ok(listener) => Ok(listener),
        Err(error) if error.kind() == ErrorKind::AddrInUse => {
            bail!(
                "{address} is taken by another program; choose another port with --listen, for example --listen {}",
                next(address.0)
            )
        }
        Err(error) => Err(error).with_context(|| format!("{address} cannot be listened at")),
    }
}

fn next(address: SocketAddr) -> SocketAddr {
    SocketAddr::new(address.ip(), address.port().checked_add(1).unwrap_or(8080))
}

/// All pages of the house; `demo` adds the outbox and the ways in that need no letter.
pub fn pages(open: &Open, demo: bool) -> Router {
    let settings = &open.settings;
    let trusted = settings.web.trusted_proxies.clone();
    let uploads = usize::try_from(limits_bytes(settings.limits.upload_mb)).unwrap_or(usize::MAX);
    let door = web::Settings {
        base_url: settings.base_url(),
        mail_domain: settings.domain(),
        uploads,
        demo,
        host: settings.house.hosted_by.clone(),
        proxies: web::Proxies::those(move |address| trusted.iter().any(|network| network.holds(address))),
    };
    web::app(web::Door::new(open.house.clone(), door))
}

/// Serves `pages` and takes `letters` until the program is asked to stop. Then it takes no more, lets open answers and jobs end, and gives back
/// what it leased.
pub async fn serve(open: Open, listener: TcpListener, letters: arriving::Doors, pages: Router) -> Result<()> {
    let app = pages.merge(health::routes(&open, &letters));
    let listener = listener.tap_io(|stream| drop(stream.set_nodelay(true)));
    let (tell_stop, stop) = tokio::sync::watch::channel(false);
    let stopped = |mut stop: tokio::sync::watch::Receiver<bool>| async move {
        drop(stop.wait_for(|stop| *stop).await);
    };

    let office = leaving::office(&open)?;
    let runner = jobs::with_office(open.runner(), office.clone());
    let waker = runner.waker();
    let house = open.house.clone();
    let wake = tokio::spawn(async move {
        loop {
            house.promised().await;
            waker.wake();
        }
    });
    let jobs = tokio::spawn({
        let stop = stopped(stop.clone());
        async move { runner.run(stop).await }
    });
    let sending = office.map(|office| {
        let stop = stopped(stop.clone());
        tokio::spawn(office.run(stop))
    });
    let mut letters = letters.open(&open, stop.clone());
    let service = app.into_make_service_with_connect_info::<SocketAddr>();
    let mut doors =
        tokio::spawn(axum::serve(listener, service).with_graceful_shutdown(stopped(stop)).into_future());

    tokio::select! {
        () = stop::asked() => tracing::info!("asked to stop: open answers and jobs are let end"),
        () = open.keep_lane() => tracing::error!("another process has our lane of ids: stopping, to make none twice"),
        ended = &mut doors => {
            ended??;
            bail!("the port was closed from outside");
        }
    }
    // Whoever does not listen any more has ended already.
    let _ = tell_stop.send(true);
    if tokio::time::timeout(GRACE, doors).await.is_err() {
        tracing::warn!("some answers did not end in time, and were cut off");
    }
    // What has a 250 is on disk; what is coming in may end.
    while letters.join_next().await.is_some() {}
    drop(jobs.await);
    if let Some(sending) = sending {
        drop(sending.await);
    }
    wake.abort();
    open.end().await
}
