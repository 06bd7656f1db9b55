//! The doors: where clients knock, and how they are let in.

use std::{
    io,
    net::{IpAddr, SocketAddr},
    path::PathBuf,
    sync::Arc,
    time::Duration,
};

use tokio::{
    net::{TcpListener, TcpStream},
    time::sleep,
};

use super::{
    Certificate, Desk, Limits, Way,
    pace::Pace,
    seats::{Client, Seats},
    session::Session,
    wire::{Stream, Wire},
};

/// How long letters that are coming in may take when the program stops.
const GRACE: Duration = Duration::from_secs(10);
/// How long we wait when the machine has no more connections to give.
const BREATH: Duration = Duration::from_millis(100);

/// Whoever is turned away at once.
const FULL: &[u8] = b"421 4.7.0 too many are here already; come again\r\n";

/// What all sessions share.
pub(super) struct Shared<D> {
    pub desk: D,
    pub name: String,
    pub limits: Limits,
    pub certificate: Option<Certificate>,
    pub folder: PathBuf,
    pub by_client: Pace,
    pub by_sender: Pace,
    trusts: Box<dyn Fn(IpAddr) -> bool + Send + Sync>,
    seats: Arc<Seats>,
}

/// A server, not yet listening.
pub struct Server<D>(Arc<Shared<D>>);

/// Where clients come in.
pub enum Door {
    /// SMTP.
    Smtp(TcpListener),
    /// LMTP over TCP.
    Lmtp(TcpListener),
    /// LMTP at a socket of this machine.
    #[cfg(unix)]
    LmtpSocket(tokio::net::UnixListener),
}

impl<D> Clone for Server<D> {
    fn clone(&self) -> Server<D> {
        Server(self.0.clone())
    }
}

impl<D: Desk> Server<D> {
    /// A server that calls itself `name`, takes letters for `desk`, and lets large ones lie in `folder` while they come in.
    pub fn new(name: &str, desk: D, folder: PathBuf, limits: Limits) -> Server<D> {
        let by_client = Pace::new(limits.letters_a_minute, Duration::from_secs(60));
        let by_sender = Pace::new(limits.letters_an_hour, Duration::from_secs(3600));
        let seats = Arc::new(Seats::new(limits.connections, limits.connections_each));
        let (name, trusts) = (name.to_owned(), Box::new(|_: IpAddr| false));
        Server(Arc::new(Shared {
            desk,
            name,
            limits,
            certificate: None,
            folder,
            by_client,
            by_sender,
            trusts,
            seats,
        }))
    }

    /// Offers STARTTLS. Before the first door is opened.
    pub fn with_certificate(mut self, certificate: Certificate) -> Server<D> {
        if let Some(shared) = Arc::get_mut(&mut self.0) {
            shared.certificate = Some(certificate);
        }
        self
    }

    /// Clients that are not held to rates and to a share of the connections. Before the first door is opened.
    pub fn trusting(mut self, trusts: impl Fn(IpAddr) -> bool + Send + Sync + 'static) -> Server<D> {
        if let Some(shared) = Arc::get_mut(&mut self.0) {
            shared.trusts = Box::new(trusts);
        }
        self
    }

    /// How many are connected.
    pub fn connected(&self) -> usize {
        self.0.seats.count()
    }

    /// Lets clients in at a door until `stop` is there; then it lets letters that are coming in end, for a while.
    pub async fn serve(&self, door: Door, stop: impl Future<Output = ()>) {
        tokio::select! {
            () = stop => {}
            () = self.let_in(&door) => {}
        }
        drop(door);
        self.0.seats.close();
        let ended = async {
            while self.connected() > 0 {
                sleep(Duration::from_millis(20)).await;
            }
        };
        drop(tokio::time::timeout(GRACE, ended).await);
    }

    async fn let_in(&self, door: &Door) {
        let mut failed = 0u32;
        loop {
            let came = match door {
                Door::Smtp(listener) => listener.accept().await.map(|came| self.greet_tcp(Way::Smtp, came)),
                Door::Lmtp(listener) => listener.accept().await.map(|came| self.greet_tcp(Way::Lmtp, came)),
                #[cfg(unix)]
                Door::LmtpSocket(listener) => {
                    listener.accept().await.map(|(stream, _)| self.greet_socket(stream))
                }
            };
            let Err(error) = came else {
                failed = 0;
                continue;
            };
            // Usually there are no more file descriptors. Some session will end. It is not said ten times a second.
            if failed.is_multiple_of(300) {
                tracing::warn!(%error, "clients cannot be let in");
            }
            failed = failed.wrapping_add(1);
            sleep(BREATH).await;
        }
    }

    fn greet_tcp(&self, way: Way, (stream, peer): (TcpStream, SocketAddr)) {
        drop(stream.set_nodelay(true));
        let peer = peer.ip().to_canonical();
        // Who may speak LMTP to us is decided by who can reach the port.
        let trusted = way == Way::Lmtp || (self.0.trusts)(peer);
        let Some(place) = self.0.seats.take(Client::of(Some(peer)), trusted) else {
            drop(stream.try_write(FULL));
            return;
        };
        let wire = Wire::new(Stream::Tcp(stream), place);
        tokio::spawn(Session::new(self.0.clone(), way, Some(peer), trusted, wire).run());
    }

    #[cfg(unix)]
    fn greet_socket(&self, stream: tokio::net::UnixStream) {
        let Some(place) = self.0.seats.take(Client::of(None), true) else {
            drop(stream.try_write(FULL));
            return;
        };
        let wire = Wire::new(Stream::Socket(stream), place);
        tokio::spawn(Session::new(self.0.clone(), Way::Lmtp, None, true, wire).run());
    }
}

impl Door {
    /// Listens for SMTP; an address that is in use is an error.
    pub async fn smtp(address: SocketAddr) -> io::Result<Door> {
        TcpListener::bind(address).await.map(Door::Smtp)
    }

    /// Where it listens, if that is an address.
    pub fn address(&self) -> Option<SocketAddr> {
        match self {
            Door::Smtp(listener) | Door::Lmtp(listener) => listener.local_addr().ok(),
            #[cfg(unix)]
            Door::LmtpSocket(_) => None,
        }
    }
}
