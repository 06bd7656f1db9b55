//! Every address of this door, in one list.

use std::sync::Arc;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    middleware::from_fn_with_state,
    routing::{get, post},
};

use crate::{
    about, account, assets, attendance, care, charter, commitments, conversations as talk, curation,
    discover, door::Door, erasures, exchanges, feedback, founding, front, gatherings, guard, guard::Guard,
    held, intakes, invitations, kept, lifecycle, listening, lists, members, methods, moderation, needs,
    newcomers, outbox, people, practice, promises, reach, recaps, receipts, roles, runsheets, search, sets,
    sign_in, sponsors, theme, topics, venues,
};

/// The whole door, guarded, ready to be served with the address of who connects
/// (`into_make_service_with_connect_info::<SocketAddr>()`).
pub fn app(door: Door) -> Router {
    let uploads = door.settings().uploads;
    let mut pages = Router::new()
        .route("/", get(front::pages::house))
        .route("/c/{slug}", get(front::pages::community))
        .route("/c/{slug}/talk", get(talk::list::talk))
        .route("/c/{slug}/talk/read", post(talk::list::all_read))
        .route("/c/{slug}/talk/new", get(talk::start::form))
        .route("/c/{slug}/talk/{thread}", get(talk::thread::show_thread))
        .route("/c/{slug}/talk/{thread}/watch", post(talk::watch::watch))
        .route("/c/{slug}/talk/{thread}/read", post(talk::watch::read))
        .route("/c/{slug}/posts/{post}", get(talk::thread::deep_link))
        .route("/c/{slug}/posts/{post}/edit", get(talk::posts::edit_form).post(talk::posts::edit))
        .route("/c/{slug}/posts/{post}/versions", get(talk::posts::versions))
        .route("/c/{slug}/posts/{post}/withdraw", get(talk::posts::withdraw_form).post(talk::posts::withdraw))
        .route("/c/{slug}/posts/{post}/restore", post(talk::posts::restore))
        .route("/c/{slug}/feed.atom", get(talk::feed::feed))
        .route("/c/{slug}/people", get(people::pages::directory))
        .route("/c/{slug}/people/{person}", get(people::pages::person))
        .route("/c/{slug}/people/{person}/report", get(people::pages::report))
        .route("/c/{slug}/unreached", get(people::unreached::list).post(people::unreached::again))
        .route("/c/{slug}/goals", get(people::goals::page))
        .route("/c/{slug}/profile", get(people::profile::form).post(people::profile::save))
        .route("/c/{slug}/search", get(search::pages::search))
        .route("/c/{slug}/discover", get(discover::pages::discover))
        .route("/c/{slug}/discover/map", post(discover::pages::leave_or_return))
        .route("/c/{slug}/held", get(held::pages::list))
        .route("/c/{slug}/held/{held}", post(held::pages::settle))
        .route("/c/{slug}/charter", get(charter::pages::charter))
        .route("/c/{slug}/charter/edit", get(charter::edit::form).post(charter::edit::save))
        .route("/c/{slug}/charter/questions", post(charter::pages::ask))
        .route("/c/{slug}/charter/sections/{section}", get(charter::pages::versions))
        .route("/c/{slug}/charter/propose", get(charter::proposals::form).post(charter::proposals::propose))
        .route(
            "/c/{slug}/charter/proposals/{proposal}",
            get(charter::proposals::show_proposal).post(charter::proposals::act),
        )
        .route("/c/{slug}/channels", get(charter::channels::page).post(charter::channels::save))
        .route("/c/{slug}/stage", get(lifecycle::pages::stage).post(lifecycle::pages::act))
        .route(
            "/c/{slug}/stage/readiness",
            get(lifecycle::readiness::page).post(lifecycle::readiness::answer),
        )
        .route("/c/{slug}/stage/clarity", get(lifecycle::clarity::page).post(lifecycle::clarity::act))
        .route(
            "/c/{slug}/stage/fellowship",
            get(lifecycle::fellowship::page).post(lifecycle::fellowship::act),
        )
        .route("/c/{slug}/sponsors", get(sponsors::pages::page).post(sponsors::pages::act))
        .route("/c/{slug}/sponsor", get(sponsors::pages::own))
        .route("/c/{slug}/belonging", get(members::pages::page).post(members::pages::act))
        .route("/c/{slug}/people/{person}/talks", get(listening::pages::page).post(listening::pages::act))
        .route("/c/{slug}/welcome", get(newcomers::pages::page).post(newcomers::pages::act))
        .route("/c/{slug}/practice", get(practice::pages::page).post(practice::pages::act))
        .route("/c/{slug}/erasures", get(erasures::pages::page).post(erasures::pages::act))
        .route("/c/{slug}/promise", get(promises::pages::page).post(promises::pages::act))
        .route("/c/{slug}/promises", get(promises::pages::list).post(promises::pages::ask))
        .route("/c/{slug}/care", get(care::pages::contacts).post(care::pages::act))
        .route("/c/{slug}/care/ask", get(care::pages::form).post(care::pages::ask))
        .route(
            "/c/{slug}/posts/{post}/worry",
            get(moderation::acts::worry_form).post(moderation::acts::worry),
        )
        .route(
            "/c/{slug}/posts/{post}/take-down",
            get(moderation::acts::take_down_form).post(moderation::acts::take_down),
        )
        .route(
            "/c/{slug}/people/{person}/stop",
            get(moderation::acts::stop_form).post(moderation::acts::stop),
        )
        .route("/c/{slug}/people/{person}/end", get(moderation::acts::end_form).post(moderation::acts::end))
        .route("/c/{slug}/cases", get(moderation::cases::list))
        .route("/c/{slug}/cases/{case}", get(moderation::cases::case).post(moderation::cases::act))
        .route("/c/{slug}/steps", get(members::steps::page).post(members::steps::act))
        .route("/c/{slug}/privacy", get(about::notice::notice))
        .route("/c/{slug}/roles", get(roles::pages::page).post(roles::pages::act))
        .route("/c/{slug}/roles/log", get(roles::log::log))
        .route("/c/{slug}/roles/{role}", get(roles::pages::handover).post(roles::pages::write_handover))
        .route("/account/receipts", get(receipts::pages::list).post(receipts::pages::undo))
        .route("/account", get(account::pages::account))
        .route("/account/settings", post(account::pages::settings))
        .route("/account/sessions", post(account::pages::end))
        .route("/account/data", post(account::pages::kept))
        .route("/account/letters", get(reach::pages::show_page).post(reach::pages::choose))
        .route("/account/letters/word", post(reach::pages::word))
        .route("/account/letters/community", post(reach::pages::community))
        .route("/account/letters/topic", post(reach::pages::topic))
        .route("/account/letters/restore", post(reach::pages::restore))
        .route("/c/{slug}/letters", get(lists::pages::page).post(lists::pages::save))
        .route("/c/{slug}/letters/busy", post(lists::pages::busy))
        .route("/c/{slug}/letters/plan", post(lists::pages::plan))
        .route("/c/{slug}/letters/drafts", post(lists::pages::drafts))
        .route("/c/{slug}/joining", get(curation::pages::joining))
        .route("/c/{slug}/joining/ways", post(curation::settings::ways))
        .route(
            "/c/{slug}/joining/criteria",
            get(curation::settings::criteria).post(curation::settings::write_criteria),
        )
        .route(
            "/c/{slug}/joining/questions",
            get(curation::settings::questions).post(curation::settings::write_questions),
        )
        .route("/c/{slug}/apply/sent", get(curation::sent))
        .route(
            "/c/{slug}/applications",
            get(curation::pages::applications).post(curation::pages::settle_flood),
        )
        .route("/c/{slug}/invitations", get(invitations::pages::list).post(invitations::pages::draft))
        .route("/c/{slug}/invitations/send", post(invitations::pages::send))
        .route("/c/{slug}/invitations/terms", post(invitations::pages::terms))
        .route(
            "/c/{slug}/invitations/{invitation}",
            get(invitations::pages::one).post(invitations::pages::act),
        )
        .route("/c/{slug}/intakes", get(intakes::pages::list).post(intakes::pages::open))
        .route("/c/{slug}/intakes/{intake}", get(intakes::pages::one).post(intakes::pages::act))
        .route("/c/{slug}/intakes/{intake}/group", get(intakes::group::page).post(intakes::group::choose))
        .route("/c/{slug}/intakes/{intake}/letters", get(intakes::letters::page).post(intakes::letters::act))
        .route("/c/{slug}/readings/{reading}", get(intakes::reading::page).post(intakes::reading::mark))
        .route("/c/{slug}/composition", get(intakes::mix::page).post(intakes::mix::act))
        .route("/c/{slug}/suggest", get(invitations::suggest::form).post(invitations::suggest::send))
        .route("/c/{slug}/rhythm", get(gatherings::pages::page).post(gatherings::pages::keep))
        .route("/c/{slug}/rhythm/drop", post(gatherings::pages::drop_one))
        .route("/c/{slug}/gatherings", get(gatherings::list::page).post(gatherings::list::plan))
        .route("/c/{slug}/gatherings.ics", get(gatherings::feed::open))
        .route("/c/{slug}/gatherings/year", post(gatherings::list::year))
        .route("/c/{slug}/gatherings/{gathering}", get(gatherings::one::page).post(gatherings::one::answer))
        .route("/c/{slug}/gatherings/{gathering}/change", post(gatherings::one::change))
        .route("/c/{slug}/gatherings/{gathering}/cancel", post(gatherings::one::cancel))
        .route("/c/{slug}/gatherings/{gathering}/seat", post(gatherings::one::seat))
        .route("/c/{slug}/gatherings/{gathering}/guest", post(gatherings::one::guest))
        .route("/dates", get(gatherings::feed::page).post(gatherings::feed::make))
        .route("/dates/{file}", get(gatherings::feed::own))
        .route("/c/{slug}/dates", get(gatherings::polls::list).post(gatherings::polls::ask))
        .route("/c/{slug}/dates/{poll}", get(gatherings::polls::page).post(gatherings::polls::answer))
        .route("/c/{slug}/dates/{poll}/choose", post(gatherings::polls::choose))
        .route("/c/{slug}/venues", get(venues::pages::page).post(venues::pages::act))
        .route("/c/{slug}/gatherings/{gathering}/needs", get(needs::pages::page).post(needs::pages::act))
        .route(
            "/c/{slug}/gatherings/{gathering}/attendance",
            get(attendance::pages::page).post(attendance::pages::act),
        )
        .route(
            "/c/{slug}/gatherings/{gathering}/feedback",
            get(feedback::pages::page).post(feedback::pages::act),
        )
        .route("/c/{slug}/gatherings/{gathering}/recap", get(recaps::pages::page).post(recaps::pages::act))
        .route("/c/{slug}/gatherings/{gathering}/topics", get(topics::pages::page).post(topics::pages::act))
        .route("/c/{slug}/sets", get(sets::pages::list).post(sets::pages::form))
        .route("/c/{slug}/sets/{set}", get(sets::pages::one).post(sets::pages::act))
        .route("/c/{slug}/exchanges", get(exchanges::pages::list).post(exchanges::pages::begin))
        .route("/c/{slug}/exchanges/{exchange}", get(exchanges::pages::one).post(exchanges::pages::act))
        .route("/c/{slug}/commitments", get(commitments::pages::page).post(commitments::pages::act))
        .route("/c/{slug}/methods", get(methods::pages::list))
        .route("/c/{slug}/methods/write", get(methods::write::form).post(methods::write::keep))
        .route("/c/{slug}/methods/{method}", get(methods::pages::one))
        .route("/c/{slug}/methods/{method}/settle", post(methods::write::settle))
        .route("/c/{slug}/gatherings/{gathering}/plan", get(runsheets::lay::page).post(runsheets::lay::lay))
        .route(
            "/c/{slug}/gatherings/{gathering}/ideas",
            get(runsheets::room::ideas).post(runsheets::room::add),
        )
        .route(
            "/c/{slug}/gatherings/{gathering}/groups",
            get(runsheets::room::groups).post(runsheets::room::seat),
        )
        .route("/begin", get(founding::pages::begin_page).post(founding::pages::begin))
        .route("/begin/{id}", get(founding::pages::go_on))
        .route("/begin/{id}/cause", get(founding::pages::cause).post(founding::pages::keep_cause))
        .route("/begin/{id}/people", get(founding::pages::people).post(founding::pages::keep_people))
        .route("/begin/{id}/exists", get(founding::pages::exists))
        .route("/begin/{id}/preset", get(founding::pages::preset).post(founding::pages::keep_preset))
        .route("/begin/{id}/preview", get(founding::preview::page).post(founding::preview::act))
        .route("/begin/{id}/charter", get(founding::edits::charter).post(founding::edits::keep_charter))
        .route("/begin/{id}/rhythm", get(founding::edits::rhythm).post(founding::edits::keep_rhythm))
        .route("/begin/{id}/details", get(founding::edits::details).post(founding::edits::keep_details))
        .route("/begin/{id}/done", get(founding::preview::done))
        .route("/rooms", get(about::pages::levels))
        .route("/privacy", get(about::pages::privacy))
        .route("/accessibility", get(about::pages::accessibility))
        .route_layer(from_fn_with_state(door.clone(), kept::for_visitors))
        // Never kept: they are about one browser, or about bytes.
        .route("/c/{slug}/files/{file}", get(talk::files::file))
        .route("/c/{slug}/gatherings/{gathering}/run", get(runsheets::run::page).post(runsheets::run::press))
        .route("/c/{slug}/gatherings/{gathering}/run/state", get(runsheets::run::state))
        .route("/sign-in", get(sign_in::pages::form).post(sign_in::pages::ask))
        .route("/sign-in/code", get(sign_in::pages::code_form).post(sign_in::pages::enter_by_code))
        .route("/sign-in/letter/{token}", get(sign_in::pages::link).post(sign_in::pages::enter_by_link))
        .route("/sign-out", post(sign_in::pages::out))
        .route("/c/{slug}/apply", get(curation::form).post(curation::send))
        .route("/application/{token}/result", get(intakes::result::page).post(intakes::result::act))
        .route("/application/{token}", get(curation::own).post(curation::own_act))
        .route("/invitation/{token}", get(invitations::invited::page).post(invitations::invited::act))
        .route("/less/{token}", get(reach::less::ask).post(reach::less::act))
        .route("/less/{token}/restore", post(reach::less::restore))
        .route("/theme", post(theme::choose))
        .merge(with_files(uploads));
    if door.settings().demo {
        pages = pages
            .route("/outbox", get(outbox::pages::list))
            .route("/outbox/{letter}", get(outbox::pages::letter))
            .route("/outbox/{letter}/html", get(outbox::pages::html))
            .route("/demo/{person}", get(sign_in::demo::offer).post(sign_in::demo::enter));
    }
    let guard = Guard {
        clock: door.house().clock().clone(),
        ids: Arc::clone(door.house().ids()),
        https: door.settings().https(),
        uploads,
    };
    guard::around(pages.merge(assets::routes()).with_state(door), guard)
}

/// Forms that carry files.
fn with_files(uploads: usize) -> Router<Door> {
    Router::new()
        .route("/c/{slug}/talk/new", post(talk::start::send))
        .route("/c/{slug}/talk/{thread}/answer", post(talk::answer::answer))
        .layer(DefaultBodyLimit::max(uploads))
}
