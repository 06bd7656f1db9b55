//! For who watches over the program: whether it lives, and whether it can serve.

use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};

use crate::door::Door;

/// `GET /healthz`: the process answers.
pub async fn lives() -> &'static str {
    "ok\n"
}

/// `GET /readyz`: the database answers, the disk takes bytes, and jobs are not piling up. What is wrong is said line by line.
pub async fn ready(State(door): State<Door>) -> Response {
    match door.house().trouble().await {
        troubles if troubles.is_empty() => "ok\n".into_response(),
        troubles => {
            // A kind of its own, so that the page of a failure does not take its place.
            let kind = [("content-type", "text/plain; charset=us-ascii; for=watchers")];
            (StatusCode::SERVICE_UNAVAILABLE, kind, format!("{}\n", troubles.join("\n"))).into_response()
        }
    }
}
