//! A PostgreSQL for the tests: the one that is named, or a throw-away one.

use std::{
    env, fs,
    io::Write,
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread::sleep,
    time::Duration,
};

use anyhow::{Context, Result, bail};

use super::{install, step};

/// The variable by which the tests find a server.
const VARIABLE: &str = "GUILDHALL_TEST_POSTGRES";
/// How long a new server may take to answer.
const PATIENCE: Duration = Duration::from_secs(60);

/// Runs the server until our end of the pipe is closed: by us, or because we were killed. Then nothing of it remains.
const KEEPER: &str = r#"
trap '' INT TERM HUP
"$1/postgres" -D "$2/data" -p "$3" -c listen_addresses=127.0.0.1 -c unix_socket_directories= \
    -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=300 >"$2/log" 2>&1 &
server=$!
cat >/dev/null
kill -INT $server
wait $server
rm -rf "$2"
"#;

/// A server that answers. One that we started ends when this is dropped.
pub struct Server {
    address: String,
    keeper: Option<Child>,
}

impl Server {
    /// The server that the variable names, or a new one; PostgreSQL is installed when the machine has none.
    pub fn borrowed_or_started() -> Result<Server> {
        match env::var(VARIABLE) {
            Ok(address) if !address.is_empty() => Ok(Server { address, keeper: None }),
            _ => start(),
        }
    }

    /// What the tests must find in their environment.
    pub fn variables(&self) -> [(&str, &str); 1] {
        [(VARIABLE, &self.address)]
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(keeper) = &mut self.keeper {
            drop(keeper.stdin.take());
            drop(keeper.wait());
        }
    }
}

fn start() -> Result<Server> {
    let programs = match programs() {
        Some(found) => found,
        None => {
            install::packages(&["postgresql"])?;
            programs().context("PostgreSQL was installed, and initdb cannot be found")?
        }
    };
    let folder = folder()?;
    create(&programs, &folder)?;
    let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port().to_string();
    let mut keeper = as_postgres("sh")
        .arg("-c")
        .arg(KEEPER)
        .arg("keeper")
        .args([programs.as_os_str(), folder.as_os_str()])
        .arg(&port)
        .stdin(Stdio::piped())
        .spawn()
        .context("the server cannot be started")?;
    wait(&programs, &port, &mut keeper, &folder)?;
    println!("a throw-away PostgreSQL answers on port {port}");
    Ok(Server { address: format!("postgres://postgres@127.0.0.1:{port}/postgres"), keeper: Some(keeper) })
}

/// The folder of the newest server's programs; Debian does not put them on the path.
fn programs() -> Option<PathBuf> {
    let version = |path: &PathBuf| path.file_name()?.to_str()?.parse::<u32>().ok();
    let mut versions: Vec<PathBuf> = fs::read_dir("/usr/lib/postgresql")
        .map(|folders| folders.filter_map(|folder| Some(folder.ok()?.path())).collect())
        .unwrap_or_default();
    versions.sort_by_key(version);
    let debian = versions.into_iter().rev().map(|folder| folder.join("bin"));
    let on_path = install::find("initdb").and_then(|program| Some(program.parent()?.to_owned()));
    debian.chain(on_path).find(|folder| folder.join("initdb").is_file() && folder.join("postgres").is_file())
}

/// A folder of our own that the server's user may enter.
fn folder() -> Result<PathBuf> {
    let folder = env::temp_dir().join(format!("guildhall-postgres-{}", std::process::id()));
    fs::create_dir_all(&folder)?;
    if install::is_root() {
        step::run(Command::new("chown").arg("postgres").arg(&folder))?;
    }
    Ok(folder)
}

/// PostgreSQL refuses to run as root: then it runs as the user that its package made.
fn as_postgres(program: &str) -> Command {
    if install::is_root() {
        let mut command = Command::new("runuser");
        command.args(["-u", "postgres", "--", program]);
        return command;
    }
    Command::new(program)
}

fn create(programs: &Path, folder: &Path) -> Result<()> {
    let initdb = programs.join("initdb");
    let initdb = initdb.to_string_lossy();
    let make = |locale: &str| {
        let options = [locale, "--encoding=UTF8", "--auth=trust", "--username=postgres", "--no-sync"];
        step::output(as_postgres(&initdb).arg("-D").arg(folder.join("data")).args(options))
    };
    // Not every system has the first; for our tests both sort alike.
    make("--locale=C.UTF-8").or_else(|_| make("--locale=C")).map(drop)
}

fn wait(programs: &Path, port: &str, keeper: &mut Child, folder: &Path) -> Result<()> {
    let pause = Duration::from_millis(100);
    for _ in 0..PATIENCE.as_millis() / pause.as_millis() {
        let ready =
            Command::new(programs.join("pg_isready")).args(["-q", "-h", "127.0.0.1", "-p", port]).status();
        if ready.is_ok_and(|status| status.success()) {
            return Ok(());
        }
        if keeper.try_wait()?.is_some() {
            break;
        }
        sleep(pause);
    }
    let log = fs::read_to_string(folder.join("log")).unwrap_or_default();
    if let Some(mut pipe) = keeper.stdin.take() {
        drop(pipe.flush());
    }
    drop(keeper.wait());
    bail!("the server does not answer: {log}")
}
