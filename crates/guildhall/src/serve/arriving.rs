//! The doors that letters come in by.

use std::{fs, io, net::SocketAddr, path::Path, time::Duration};

use anyhow::{Context, Result, bail};
use letters::desk::Desk;
use mail::{
    imap::Account,
    smtp::server::{Certificate, Door, Server},
};
use tokio::{
    net::{TcpListener, UnixListener},
    sync::watch,
    task::JoinSet,
};

use crate::{
    config::{self, Settings},
    folder,
    wire::Open,
};

/// Where the demo listens for letters, unless the settings say otherwise.
pub const DEMO: SocketAddr = SocketAddr::new(std::net::IpAddr::V4(std::net::Ipv4Addr::LOCALHOST), 2525);

/// Doors that are taken and not yet open, and the mailbox that letters are fetched from.
#[derive(Default)]
pub struct Doors {
    doors: Vec<(String, Door)>,
    mailbox: Option<(String, Account)>,
    certificate: Option<Certificate>,
}

/// Takes the ports and reads the certificate. Early, so that what is wrong is told before anything else is done.
pub async fn listen(settings: &Settings) -> Result<Doors> {
    let arriving = &settings.arriving;
    let mut doors = Doors::default();
    if !arriving.certificate.as_os_str().is_empty() {
        let read = Certificate::open(&arriving.certificate, &arriving.key);
        doors.certificate = Some(read.context("the certificate in [arriving] cannot be used")?);
    }
    if let Some(account) = arriving.imap.account() {
        doors.mailbox = Some((format!("IMAP from {}", account.host), account));
    }
    if let config::Door::Address(address) = arriving.smtp {
        doors.add("SMTP", Door::Smtp(bind(address, "arriving.smtp").await?));
    }
    match &arriving.lmtp {
        config::Door::Closed => {}
        config::Door::Address(address) => {
            doors.add("LMTP", Door::Lmtp(bind(*address, "arriving.lmtp").await?));
        }
        config::Door::Socket(path) => {
            let listener =
                socket(path).with_context(|| format!("{} cannot be listened at", path.display()))?;
            doors.doors.push((format!("LMTP at {}", path.display()), Door::LmtpSocket(listener)));
        }
    }
    Ok(doors)
}

async fn bind(address: SocketAddr, setting: &str) -> Result<TcpListener> {
    match TcpListener::bind(address).await {
        Ok(listener) => Ok(listener),
        Err(error) if error.kind() == io::ErrorKind::AddrInUse => {
            bail!(
                "{address} is taken by another program; set {setting} to another port, or stop the mail server that has it"
            )
        }
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
            bail!(
                "{address} may not be listened at: ports below 1024 need the right to (see docs/operate/mail-in.md), or set {setting} to a higher one"
            )
        }
        Err(error) => Err(error).with_context(|| format!("{address} ({setting}) cannot be listened at")),
    }
}

/// A socket that any user of this machine can reach who can reach its folder. One that a server left behind is taken over; one that
/// is in use is not.
fn socket(path: &Path) -> io::Result<UnixListener> {
    use std::os::unix::fs::{FileTypeExt, PermissionsExt};
    if path.metadata().is_ok_and(|told| told.file_type().is_socket()) {
        if std::os::unix::net::UnixStream::connect(path).is_ok() {
            return Err(io::Error::new(io::ErrorKind::AddrInUse, "another program listens there"));
        }
        fs::remove_file(path)?;
    }
    let listener = UnixListener::bind(path)?;
    fs::set_permissions(path, fs::Permissions::from_mode(0o666))?;
    Ok(listener)
}

impl Doors {
    fn add(&mut self, name: &str, door: Door) {
        let at = door.address().map(|address| address.to_string()).unwrap_or_default();
        self.doors.push((format!("{name} at {at}"), door));
    }

    /// Where letters come in, for people.
    pub fn told(&self) -> impl Iterator<Item = &str> {
        let mailbox = self.mailbox.iter().map(|(told, _)| told.as_str());
        self.doors.iter().map(|(told, _)| told.as_str()).chain(mailbox)
    }

    /// Lets letters in until `stop`; the tasks end when the last letter that was coming in is kept.
    pub fn open(self, open: &Open, stop: watch::Receiver<bool>) -> JoinSet<()> {
        let mut tasks = JoinSet::new();
        if self.told().next().is_none() {
            return tasks;
        }
        let settings = &open.settings;
        let (domain, data) = (settings.domain(), settings.store.data.clone());
        let desk = Desk::new(open.house.clone(), &domain, room(settings));
        if let Some((_, account)) = self.mailbox {
            let (desk, mut stop) = (desk.clone(), stop.clone());
            let most = config::limits_bytes(settings.arriving.letter_mb);
            let every = Duration::from_secs(settings.arriving.imap.every_seconds.get().into());
            tasks.spawn(async move {
                tokio::select! {
                    () = desk.fetch(account, every, most) => {}
                    _ = stop.wait_for(|stop| *stop) => {}
                }
            });
        }
        let trusted = settings.arriving.trusted.clone();
        let mut server = Server::new(&domain, desk, data, settings.arriving.limits())
            .trusting(move |address| trusted.iter().any(|network| network.holds(address)));
        if let Some(certificate) = self.certificate {
            server = server.with_certificate(certificate);
        }
        for (_, door) in self.doors {
            let (server, mut stop) = (server.clone(), stop.clone());
            tasks.spawn(async move {
                server.serve(door, async { drop(stop.wait_for(|stop| *stop).await) }).await
            });
        }
        tasks
    }
}

/// Whether a letter of so many bytes finds room: it is written twice, and something must be left for the database to stay in order.
pub fn room(settings: &Settings) -> impl Fn(u64) -> bool + Send + Sync + 'static {
    let reserve = u64::from(settings.arriving.reserve_mb) * 1_000_000;
    let data = settings.store.data.clone();
    // A machine that does not tell is believed to have room; a write that fails is told as such.
    move |size| {
        folder::free_bytes(&data).is_none_or(|free| free >= reserve.saturating_add(size.saturating_mul(2)))
    }
}
