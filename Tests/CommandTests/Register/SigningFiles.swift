import Glibc
import TestSupport
import Testing

/// Keys, certificates and revocation lists for tests of signatures, made once by the openssl program, since new keys take
/// their time.
enum SigningFiles {
  /// What a folder has from the beginning: a certification authority (`ca`), another one (`other`), certificates of the
  /// first, and a register. Each name is one of a key and of a certificate: `key.key`, `key.pem`.
  private static let files = Result {
    let folder = try TemporaryFolder()
    try folder.write(
      "ca.cnf",
      """
      [ca]
      default_ca = d
      [d]
      database = index.txt
      new_certs_dir = .
      rand_serial = yes
      default_md = sha256
      default_crl_days = 30
      policy = p
      unique_subject = no
      certificate = ca.pem
      private_key = ca.key
      [p]
      commonName = supplied
      [server]
      extendedKeyUsage = serverAuth
      [agree]
      keyUsage = critical,keyAgreement
      """)
    try folder.write("index.txt", "")
    let new = "req -newkey rsa:2048 -nodes"
    let issue = "ca -config ca.cnf -batch -notext"
    for commands in [
      "req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.pem -days 30 -subj /CN=Authority",
      "req -x509 -newkey rsa:2048 -nodes -keyout other.key -out other.pem -days 30 -subj /CN=Other",
      "\(new) -keyout key.key -out key.csr -subj /CN=Allocator", "\(issue) -in key.csr -out key.pem -days 30",
      "\(new) -keyout b.key -out b.csr -subj /CN=Second", "\(issue) -in b.csr -out b.pem -days 30",
      "\(issue) -in b.csr -out later.pem -startdate 20900101000000Z -enddate 20910101000000Z",
      "\(issue) -in b.csr -out old.pem -startdate 20200101000000Z -enddate 20210101000000Z",
      "\(issue) -in b.csr -out server.pem -days 30 -extensions server",
      "\(issue) -in b.csr -out agree.pem -days 30 -extensions agree",
      "\(issue) -in b.csr -out sha1.pem -days 30 -md sha1", "\(issue) -in b.csr -out md5.pem -days 30 -md md5",
      "req -newkey rsa:1024 -nodes -keyout small.key -out small.csr -subj /CN=Small",
      "\(issue) -in small.csr -out small.pem -days 30",
      "req -newkey ed25519 -nodes -keyout ed.key -out ed.csr -subj /CN=Ed",
      "\(issue) -in ed.csr -out ed.pem -days 30",
      "req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout ec.key -out ec.csr -subj /CN=Curve",
      "\(issue) -in ec.csr -out ec.pem -days 30", "ca -config ca.cnf -gencrl -out none.crl",
      "ca -config ca.cnf -revoke b.pem", "ca -config ca.cnf -gencrl -out b.crl",
      "crl -in b.crl -outform DER -out b.der",
      "ca -config ca.cnf -gencrl -crl_lastupdate 20200101000000Z -crl_nextupdate 20210101000000Z -out old.crl",
      "req -x509 -new -key other.key -out same.pem -days 30 -subj /CN=Authority",
    ] {
      let outcome = try openssl(commands, folder)
      #expect(outcome.ending == .exit(0), "\(commands): \(outcome.errors)")
    }
    for name in ["later", "old", "server", "agree", "sha1", "md5"] {
      try folder.put(try folder.bytes("b.key"), "\(name).key")
    }
    _ = try run("register", "init", folder["r.db"], "--time", "2025-01-01")
    return try folder.names.filter { !$0.hasSuffix(".csr") }.map { ($0, try folder.bytes($0)) }
  }

  static func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for (name, bytes) in try files.get() { try folder.put(bytes, name) }
    return folder
  }

  static func openssl(_ words: String, _ folder: TemporaryFolder) throws -> Outcome {
    var launch = Launch(words.split(separator: " ").map(String.init))
    launch.executable = "/usr/bin/openssl"
    launch.folder = folder.path
    return try run(launch)
  }

  /// Runs `seckit register` with lines that are not folded. If there are `programs`, the folder's programs come before the
  /// system's.
  static func seckit(
    _ words: String, _ folder: TemporaryFolder, programs: [String: String] = [:], path: String? = nil,
    environment: [String: String] = [:]
  ) throws -> Outcome {
    for (name, script) in programs {
      // By a process of its own: one that another test starts now would hold a file of ours open for writing, and the
      // system runs no such file.
      var launch = Launch(["-c", "printf %s \"$1\" >\"$2\" && chmod 755 \"$2\"", "sh", script, folder[name]])
      launch.executable = "/bin/sh"
      guard try run(launch).ending == .exit(0) else { throw SystemError("sh") }
    }
    var launch = Launch(["register"] + words.split(separator: " ").map(String.init))
    launch.folder = folder.path
    launch.environment = environment.merging(["COLUMNS": "1000"]) { given, _ in given }
    if !programs.isEmpty { launch.environment["PATH"] = "\(folder.path):/usr/bin:/bin" }
    if let path { launch.environment["PATH"] = path }
    return try run(launch)
  }
}

extension Outcome {
  /// The first line: who signed, or what is wrong.
  var verdict: String { text.split(separator: "\n").first.map(String.init) ?? "" }
}
