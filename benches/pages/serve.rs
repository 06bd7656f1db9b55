//! What is measured: the house as the program serves it; and the reference, a bare server with one answer.

use std::{net::SocketAddr, path::Path, sync::Arc};

use axum::{Router, body::Bytes, http::header, routing::get, serve::ListenerExt};
use base::{Chance, Clock, Ids};
use community::House;
use store::{Place, Store};
use tokio::net::TcpListener;
use web::{Door, Settings};

/// Serves all pages over the database at `place`, with a log that goes nowhere but is written.
pub fn house(place: &str, blobs: &str) {
    let filter = tracing_subscriber::EnvFilter::new("info");
    tracing_subscriber::fmt().with_env_filter(filter).with_ansi(false).with_writer(std::io::sink).init();
    run(async {
        let store = Store::open(&self::place(place)).await.expect("the database opens");
        let (clock, chance) = (Clock::system(), Chance::system());
        // No other process writes here, so any lane is ours.
        let ids = Arc::new(Ids::new(1_000));
        let house = House::new(store, Path::new(blobs), clock, chance, ids).expect("the house stands");
        let settings = Settings {
            base_url: "http://localhost".into(),
            mail_domain: String::new(),
            uploads: 25_000_000,
            demo: false,
            host: String::new(),
            proxies: web::Proxies::none(),
        };
        web::app(Door::new(Arc::new(house), settings))
    });
}

/// Serves `bytes` bytes at `/`.
pub fn reference(bytes: usize) {
    let body = Bytes::from(vec![b'x'; bytes]);
    let answer = move || async move { ([(header::CONTENT_TYPE, "text/html; charset=utf-8")], body) };
    run(async { Router::new().route("/", get(answer)) });
}

fn run(app: impl Future<Output = Router>) {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("threads");
    runtime.block_on(async {
        let app = app.await.into_make_service_with_connect_info::<SocketAddr>();
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        println!("{}", listener.local_addr().expect("its number").port());
        let listener = listener.tap_io(|stream| drop(stream.set_nodelay(true)));
        axum::serve(listener, app).await.expect("it serves");
    });
}

/// Where a database is, from one word.
pub fn place(word: &str) -> Place {
    if word.starts_with("postgres://") { Place::Postgres(word.into()) } else { Place::File(word.into()) }
}
