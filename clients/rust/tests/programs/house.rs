//! A simulated broker and a gateway, started for a test and ended with it.

use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

/// Finds a program: by a variable, in PATH, or in the tree above.
fn program(variable: &str, name: &str, built: &str) -> Option<PathBuf> {
    if let Some(path) = std::env::var_os(variable) {
        return Some(path.into());
    }
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut candidates: Vec<PathBuf> = std::env::split_paths(&path).map(|it| it.join(name)).collect();
    candidates.push(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../out/bin").join(built));
    candidates.into_iter().find(|it| it.is_file())
}

pub struct House {
    pub address: String,
    folder: PathBuf,
    processes: Vec<Child>,
}

impl House {
    /// None without the programs, unless they are required.
    pub fn start(flags: &[&str]) -> Option<Self> {
        let simulator = program("KIWOOM_SIMULATOR_BIN", "kiwoom_simulator", "simulator/kiwoom_simulator");
        let gateway = program("KIWOOM_GATEWAY_BIN", "kiwoom_gateway", "service/kiwoom_gateway");
        let (Some(simulator), Some(gateway)) = (simulator, gateway) else {
            let required = std::env::var("KIWOOM_REQUIRE_PROGRAMS").is_ok_and(|it| it == "1");
            assert!(!required, "kiwoom_simulator and kiwoom_gateway are required and not found");
            eprintln!("skipped: there is no kiwoom_simulator and kiwoom_gateway here");
            return None;
        };
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = format!("kiwoom-house-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let folder = std::env::temp_dir().join(name);
        fs::create_dir_all(folder.join("state")).expect("a folder");
        let mut house = Self { address: String::new(), folder, processes: Vec::new() };
        house.start_both(&simulator, &gateway, flags);
        Some(house)
    }

    fn start_both(&mut self, simulator: &Path, gateway: &Path, flags: &[&str]) {
        let folder = self.folder.display().to_string();
        for key in ["app_key", "secret_key"] {
            secret(&self.folder.join(key));
        }
        let mut command = Command::new(simulator);
        command.args(["--rest_port=0", "--websocket_port=0", "--value_on_registration"]);
        command.args([format!("--cert={folder}/certificate.pem"), format!("--key={folder}/key.pem")]).args(flags);
        let ports = self.run(command, "simulator");
        let (rest, websocket) = (ports["rest_port"].clone(), ports["websocket_port"].clone());
        let mut command = Command::new(gateway);
        command.arg(format!("--broker=https://127.0.0.1:{rest},wss://127.0.0.1:{websocket}"));
        command.args(["--listen=127.0.0.1:0", "--admin_listen="]);
        for (flag, file) in [
            ("broker_ca_file", "certificate.pem"),
            ("app_key_file", "app_key"),
            ("secret_key_file", "secret_key"),
            ("state_dir", "state"),
        ] {
            command.arg(format!("--{flag}={folder}/{file}"));
        }
        let ports = self.run(command, "gateway");
        self.address = format!("127.0.0.1:{}", ports["grpc_port"]);
    }

    /// Its ports, once it has written them.
    fn run(&mut self, mut command: Command, name: &str) -> serde_json::Value {
        let ports = self.folder.join(format!("{name}.json"));
        let log = self.folder.join(format!("{name}.log"));
        let errors = File::create(&log).expect("a log");
        command.arg(format!("--ports_file={}", ports.display()));
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(errors);
        let mut process = command.spawn().expect("the program starts");
        // Whatever it prints is kept out of the tests' output; its end is the program's end.
        let output = BufReader::new(process.stdout.take().expect("a pipe"));
        std::thread::spawn(move || output.lines().for_each(drop));
        self.processes.push(process);
        for _ in 0..3000 {
            if let Some(json) = fs::read_to_string(&ports).ok().and_then(|it| serde_json::from_str(&it).ok()) {
                return json;
            }
            let process = self.processes.last_mut().expect("it was started");
            if process.try_wait().expect("its state").is_some() {
                break;
            }
            std::thread::sleep(std::time::Duration::from_millis(10));
        }
        panic!("the {name} did not start: {}", fs::read_to_string(log).unwrap_or_default());
    }
}

/// A file that only its owner can read. The simulator takes any key.
fn secret(path: &Path) {
    use std::os::unix::fs::OpenOptionsExt;
    let mut file = File::options().create(true).write(true).truncate(true).mode(0o600).open(path).expect("a file");
    let text = format!("{:032x}", u128::from(std::process::id()) << 64 | 0x5eed);
    std::io::Write::write_all(&mut file, text.as_bytes()).expect("a key");
}

impl Drop for House {
    fn drop(&mut self) {
        for process in self.processes.iter_mut().rev() {
            let _ = process.kill();
            let _ = process.wait();
        }
        let _ = fs::remove_dir_all(&self.folder);
    }
}
