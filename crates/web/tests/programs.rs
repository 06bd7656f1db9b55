//! Real calendar programs follow one's own dates: vdirsyncer brings them to a CalDAV server (Radicale) and from there to a disk, where khal
//! shows them. All are fetched from PyPI into the folder of the build.

use std::{
    net::TcpListener,
    path::Path,
    process::{Child, Command, Output, Stdio},
    time::Duration,
};

use community::{
    Actor, charter,
    gatherings::{self, NewGathering},
};
use testkit::{Hall, TestApp, fetched, world::SLUG};
use web::{Door, Settings};

struct Ended(Child);

impl Drop for Ended {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

fn output(command: &mut Command) -> String {
    let Output { status, stdout, stderr } = command.stdin(Stdio::null()).output().expect("it runs");
    let told = format!("{}{}", String::from_utf8_lossy(&stdout), String::from_utf8_lossy(&stderr));
    assert!(status.success(), "{command:?}: {told}");
    told
}

/// A CalDAV server with a calendar for Gwen.
fn radicale(tools: &Path, folder: &Path) -> (Ended, String) {
    let port = free_port();
    let settings = format!(
        "[server]\nhosts = 127.0.0.1:{port}\n[auth]\ntype = none\n[storage]\nfilesystem_folder = {}\n",
        folder.join("server").display()
    );
    std::fs::write(folder.join("radicale.cfg"), settings).unwrap();
    let mut command = Command::new(tools.join("bin/radicale"));
    command.arg("--config").arg(folder.join("radicale.cfg")).stdout(Stdio::null()).stderr(Stdio::null());
    let running = Ended(command.spawn().expect("radicale"));
    let place = format!("http://127.0.0.1:{port}/gwen/dates/");
    for _ in 0..600 {
        let made = Command::new("curl")
            .args([
                "-s",
                "-o",
                "/dev/null",
                "-w",
                "%{http_code}",
                "-u",
                "gwen:gwen",
                "-X",
                "MKCALENDAR",
                &place,
            ])
            .output();
        if made.is_ok_and(|made| made.stdout == b"201") {
            return (running, place);
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    panic!("radicale did not open");
}

fn settings_of(folder: &Path, feed: &str, server: &str) {
    let here = folder.display();
    let vdirsyncer = format!(
        "[general]\nstatus_path = \"{here}/status/\"\n\
         [pair up]\na = \"feed\"\nb = \"server\"\ncollections = null\nconflict_resolution = \"a wins\"\n\
         [storage feed]\ntype = \"http\"\nurl = \"{feed}\"\n\
         [storage server]\ntype = \"caldav\"\nurl = \"{server}\"\nusername = \"gwen\"\npassword = \"gwen\"\n\
         [pair down]\na = \"server\"\nb = \"disk\"\ncollections = null\nconflict_resolution = \"a wins\"\n\
         [storage disk]\ntype = \"filesystem\"\npath = \"{here}/disk\"\nfileext = \".ics\"\n"
    );
    std::fs::create_dir_all(folder.join("disk")).unwrap();
    std::fs::write(folder.join("vdirsyncer.cfg"), vdirsyncer).unwrap();
    let khal = format!(
        "[calendars]\n[[dates]]\npath = {here}/disk\n[locale]\nlocal_timezone = Europe/Amsterdam\ndefault_timezone = Europe/Amsterdam\n\
         timeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\ndatetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n\
         [sqlite]\npath = {here}/khal.db\n"
    );
    std::fs::write(folder.join("khal.cfg"), khal).unwrap();
}

/// What her calendar shows of a day, in Amsterdam.
fn shows(tools: &Path, folder: &Path, day: &str) -> String {
    for pair in ["up", "down"] {
        let mut sync = Command::new(tools.join("bin/vdirsyncer"));
        output(sync.arg("-c").arg(folder.join("vdirsyncer.cfg")).args(["sync", pair]));
    }
    let mut khal = Command::new(tools.join("bin/khal"));
    output(khal.arg("-c").arg(folder.join("khal.cfg")).args([
        "list",
        "--format",
        "{start} {title}",
        day,
        "1d",
    ]))
}

#[tokio::test(flavor = "multi_thread")]
async fn vdirsyncer_radicale_and_khal_follow_ones_own_dates() {
    let packages = ["radicale==3.*", "vdirsyncer==0.*", "khal==0.*"];
    let Some(tools) = fetched::python(env!("CARGO_TARGET_TMPDIR"), "calendar-programs", &packages) else {
        return;
    };
    let app = TestApp::over(Hall::sqlite().await).await;
    let margo = Actor::Person(app.world.person("margo"));
    let viewer = charter::visit(&mut app.hall.house.work(margo), SLUG).await.unwrap();
    let circle = NewGathering {
        title: "Autumn circle".into(),
        day: "2026-10-29".parse().unwrap(),
        zone: "Europe/London".into(),
        minutes: 90,
        ..NewGathering::default()
    };
    let id = gatherings::plan(&mut app.hall.house.work(margo), &viewer, &circle).await.unwrap();
    gatherings::invite(&mut app.hall.house.work(margo), &viewer, id).await.unwrap();
    app.run().await;
    let secret = gatherings::make_feed(&mut app.hall.of(app.world.person("gwen"))).await.unwrap();
    // The house, at a port of this machine.
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base_url = format!("http://{}", listener.local_addr().unwrap());
    let settings = Settings {
        base_url: base_url.clone(),
        mail_domain: "hall.example".into(),
        uploads: 1024,
        demo: false,
        host: String::new(),
        proxies: web::Proxies::none(),
    };
    let router = web::app(Door::new(app.hall.house.clone(), settings));
    let serving = tokio::spawn(async move { axum::serve(listener, router).await });
    let folder = tempfile::tempdir().unwrap();
    let (_server, place) = radicale(&tools, folder.path());
    settings_of(folder.path(), &format!("{base_url}/dates/{secret}.ics"), &place);
    let mut discover = Command::new("sh");
    let discover_all = format!(
        "yes | '{}' -c '{}' discover",
        tools.join("bin/vdirsyncer").display(),
        folder.path().join("vdirsyncer.cfg").display()
    );
    output(discover.args(["-c", &discover_all]));
    let shown = shows(&tools, folder.path(), "2026-10-29");
    assert!(
        shown.contains("2026-10-29 11:00 Autumn circle"),
        "ten in London is eleven in Amsterdam: {shown}"
    );
    // Moved across the end of summer time; then called off.
    let old = gatherings::gathering(&mut app.hall.system(), id).await.unwrap();
    let moved = NewGathering { day: "2026-10-23".parse().unwrap(), ..old.as_new() };
    gatherings::change(&mut app.hall.house.work(margo), &viewer, id, &moved).await.unwrap();
    assert!(shows(&tools, folder.path(), "2026-10-23").contains("2026-10-23 11:00 Autumn circle"));
    assert!(!shows(&tools, folder.path(), "2026-10-29").contains("Autumn circle"));
    // Taken back, the address leads nowhere.
    gatherings::drop_feed(&mut app.hall.of(app.world.person("gwen"))).await.unwrap();
    let mut sync = Command::new(tools.join("bin/vdirsyncer"));
    let refused =
        sync.arg("-c").arg(folder.path().join("vdirsyncer.cfg")).args(["sync", "up"]).output().unwrap();
    assert!(!refused.status.success());
    serving.abort();
}
