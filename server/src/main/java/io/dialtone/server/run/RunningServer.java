// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.run;

import io.dialtone.core.dhcp.DhcpPolicy;
import io.dialtone.core.dhcp.Services;
import io.dialtone.core.files.FileDecision;
import io.dialtone.core.journal.Area;
import io.dialtone.core.journal.JournalRecord;
import io.dialtone.core.journal.Level;
import io.dialtone.core.journal.PhonesSeen;
import io.dialtone.core.lease.Pool;
import io.dialtone.core.served.ServedFile;
import io.dialtone.core.site.Site;
import io.dialtone.server.access.GuardedFiles;
import io.dialtone.server.access.Guesses;
import io.dialtone.server.access.LeaseView;
import io.dialtone.server.bench.BenchDesk;
import io.dialtone.server.bench.BenchFiles;
import io.dialtone.server.check.LookCommand;
import io.dialtone.server.check.SiteLook;
import io.dialtone.server.console.ConsolePages;
import io.dialtone.server.console.ConsoleServer;
import io.dialtone.server.console.Overview;
import io.dialtone.server.console.Readiness;
import io.dialtone.server.data.ControlDesk;
import io.dialtone.server.data.ControlSocket;
import io.dialtone.server.data.DataFolder;
import io.dialtone.server.data.DataFolderException;
import io.dialtone.server.data.FileTrouble;
import io.dialtone.server.dhcp.Clocks;
import io.dialtone.server.dhcp.DhcpReport;
import io.dialtone.server.dhcp.DhcpServer;
import io.dialtone.server.dhcp.PolicyOfSettings;
import io.dialtone.server.discovery.Discovery;
import io.dialtone.server.files.FileSource;
import io.dialtone.server.files.FolderSettings;
import io.dialtone.server.files.NamedFiles;
import io.dialtone.server.files.ServedFolder;
import io.dialtone.server.http.AccessLog;
import io.dialtone.server.http.EventLoops;
import io.dialtone.server.http.HttpServer;
import io.dialtone.server.http.HttpServerSettings;
import io.dialtone.server.http.PhoneWitness;
import io.dialtone.server.http.Witness;
import io.dialtone.server.journal.LineFormat;
import io.dialtone.server.journal.LineJournal;
import io.dialtone.server.metrics.Metrics;
import io.dialtone.server.notify.NotifyCommand;
import io.dialtone.server.notify.NotifyService;
import io.dialtone.server.notify.PhoneBook;
import io.dialtone.server.run.Doors.Door;
import io.dialtone.server.served.ServedNotes;
import io.dialtone.server.settings.HttpsSettings;
import io.dialtone.server.settings.Listen;
import io.dialtone.server.settings.Loaded;
import io.dialtone.server.settings.Settings;
import io.dialtone.server.site.SiteAndFolder;
import io.dialtone.server.site.SiteDesk;
import io.dialtone.server.site.SiteFiles;
import io.dialtone.server.site.command.SiteCommands;
import io.dialtone.server.store.LeaseStore;
import io.dialtone.server.store.StoreException;
import io.dialtone.server.tftp.TftpServer;
import io.dialtone.server.tftp.TftpSettings;
import io.dialtone.server.tls.CertificateSource;
import io.dialtone.server.tls.GivenFiles;
import io.dialtone.server.tls.OwnAuthority;
import io.dialtone.server.tls.TlsFault;
import io.dialtone.server.tls.TlsServer;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.Subnet;
import io.dialtone.wire.sip.transaction.SipTimers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** The whole server: lock, store, book, listeners, ready; and the same in reverse to stop. */
public final class RunningServer implements AutoCloseable {

  /** How long answers in flight may take when the server stops. */
  private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(5);

  private static final int PHONES_SHOWN = 500;
  private static final String STARTING = "start";

  private final Settings settings;
  private final Outside outside;
  private final LineJournal journal;
  private final Stops stops;
  private final Doors doors;
  private final Readiness readiness = new Readiness();
  private final PhonesSeen phones = new PhonesSeen(PhonesSeen.USUAL_LIMIT);
  private final Metrics metrics = new Metrics();
  private final LeaseView leases = new LeaseView();
  private final Guesses guesses;
  private final Map<String, String> authority = new ConcurrentHashMap<>();
  private final Optional<BenchDesk> bench;
  private Optional<SiteDesk> desk = Optional.empty();
  private Supplier<List<ServedFile>> served = List::of;
  private boolean ready;
  private final List<Overview.Fact> facts = new CopyOnWriteArrayList<>();

  private RunningServer(Settings settings, Outside outside, Optional<BenchDesk> bench) {
    this.bench = bench;
    this.settings = settings;
    this.outside = outside;
    LineFormat format = settings.log().json() ? LineFormat.JSON : LineFormat.TEXT;
    this.journal = new LineJournal(settings.log().level(), format, outside.log(), outside.clock());
    this.guesses =
        new Guesses(settings.access().guessing(), journal, outside.clock(), System::nanoTime);
    this.stops = new Stops(journal, outside.clock());
    this.doors = new Doors(outside.out(), PortHolder.ofSystem());
  }

  /** Starts everything the settings ask for, or nothing. */
  public static RunningServer start(Loaded.Fit fit, Outside outside) throws StartException {
    return start(fit, outside, Optional.empty());
  }

  /** The same, with a bench before the files. */
  public static RunningServer start(Loaded.Fit fit, Outside outside, Optional<BenchDesk> bench)
      throws StartException {
    RunningServer server = new RunningServer(fit.settings(), outside, bench);
    fit.warnings().forEach(warning -> server.say(Level.WARN, warning));
    try {
      server.open();
    } catch (StartException fault) {
      server.close();
      throw fault;
    }
    return server;
  }

  /**
   * Where each open listener is, by its name; a port that was 0 in the settings is the one taken.
   */
  public Map<String, Endpoint> endpoints() {
    return doors.endpoints();
  }

  private void open() throws StartException {
    readiness.no(STARTING, "the server is starting");
    requireInterfaces();
    DataFolder data = lock();
    Optional<DhcpPlan> dhcp = DhcpPlan.of(settings.listeners().dhcp(), settings.address());
    OpeningStore store = new OpeningStore(settings, leases::over, outside.clock(), stops);
    store.begin();
    EventLoops loops = EventLoops.start(journal);
    stops.add("the event loops", _ -> loops.close());
    openConsole(loops);
    Optional<NamedFiles> folder = openFolder(store);
    // whoever holds a lease is known before anybody can ask for a phone's files (SRV-8)
    FileSource files = guarded(openSite(store, folder));
    openWeb(loops, files);
    openTftp(files);
    if (dhcp.isPresent()) {
      openDhcp(dhcp.get(), store.leases());
    }
    openControl(data, store, openSip());
    readiness.yes(STARTING);
    ready = true;
    Duration took = Duration.between(outside.started(), outside.clock().instant());
    say(Level.INFO, "ready, serving " + doors.endpoints());
    outside.out().printf(Locale.ROOT, "ready %.3f s%n", took.toMillis() / 1000.0);
    outside.out().flush();
  }

  /** Before anything else is opened, or said to be. */
  private void requireInterfaces() throws StartException {
    Listen listen = settings.listeners().dhcp();
    Optional<String> fault = DhcpPlan.fault(listen, settings.dhcp());
    if (fault.isPresent()) {
      throw new StartException("--dhcp " + listen + ": " + fault.get());
    }
  }

  private DataFolder lock() throws StartException {
    try {
      DataFolder data = DataFolder.open(settings.folders().data());
      stops.add("the data folder", _ -> data.close());
      return data;
    } catch (DataFolderException fault) {
      throw new StartException(String.valueOf(fault.getMessage()));
    }
  }

  private void openConsole(EventLoops loops) throws StartException {
    if (settings.listeners().console() instanceof Listen.At(Endpoint at)) {
      ConsolePages pages =
          new ConsolePages(
              readiness, this::overview, metrics::scrape, authority, MachineName.ofSystem());
      ConsoleServer console =
          doors.open(
              Door.tcp("console", at),
              () -> ConsoleServer.start(loops.vertx(), at, pages, journal));
      stops.add("the console", console::close);
      doors.say("console", console.endpoint());
    }
  }

  /** The site's files, and those of the folder where there is one. */
  private NamedFiles openSite(OpeningStore store, Optional<NamedFiles> folder)
      throws StartException {
    SiteDesk owner = store.desk();
    desk = Optional.of(owner);
    metrics.gauge("dialtone.site.phones", "Phones of the site", owner::phones);
    metrics.sum("dialtone.site.rendered", "Files rendered for phones", owner::rendered);
    SiteFiles site =
        new SiteFiles(
            owner, store.data().files(), settings.access().policy().secretPath(), leases::holder);
    discover(owner);
    SiteAndFolder all = new SiteAndFolder(site, folder);
    if (bench.isEmpty()) {
      return all;
    }
    FileDecision none = new FileDecision.NotFound("no file of this name");
    return new BenchFiles(
        all, asking -> folder.isEmpty() ? site.unknown(asking) : none, leases::holder, bench.get());
  }

  /** Phones that show up become known to the site, unless that is off or they are on a bench. */
  private void discover(SiteDesk owner) {
    metrics.gauge(
        "dialtone.site.waiting",
        "Phones that wait to be approved",
        () -> owner.read(Site::waiting));
    if (settings.access().discovery() && bench.isEmpty()) {
      List<Subnet> networks =
          settings.dhcp().pools().stream().map(network -> network.pool().subnet()).toList();
      Discovery.Basis basis =
          new Discovery.Basis(settings.access().policy().rule(), leases, networks);
      Discovery discovery = Discovery.start(owner, basis, journal, outside.clock());
      stops.add("discovery", discovery::close);
      phones.tell(discovery::saw);
    }
  }

  /** What is wanted of the site while it is served goes through its one owner. */
  public SiteDesk desk() {
    return desk.orElseThrow(() -> new IllegalStateException("the server is starting"));
  }

  private Optional<NamedFiles> openFolder(OpeningStore store) throws StartException {
    Optional<Path> root = settings.folders().files();
    if (root.isEmpty()) {
      return Optional.empty();
    }
    try {
      ServedNotes notes = new ServedNotes(store::served, journal, outside.clock());
      stops.add("what was served", notes::close);
      ServedFolder folder =
          ServedFolder.open(
              FolderSettings.of(root.get(), settings.folders().data()), notes, journal);
      served = notes::known;
      stops.add("the served folder", _ -> folder.close());
      facts.add(new Overview.Fact("files", root.get().toAbsolutePath().toString()));
      metrics.gauge("dialtone.files", "Names of files served", folder::size);
      return Optional.of(folder);
    } catch (IOException fault) {
      throw new StartException(
          "--files " + root.get() + " cannot be served: " + FileTrouble.words(fault));
    }
  }

  private FileSource guarded(NamedFiles named) {
    boolean tftp = settings.listeners().tftp() instanceof Listen.At;
    settings.access().warnings(tftp).forEach(warning -> say(Level.WARN, warning));
    leases.guard(named::knows);
    GuardedFiles guarded =
        new GuardedFiles(named, settings.access().policy(), leases, guesses, outside.clock());
    AccessMeters.bind(metrics, guarded.figures(), guesses);
    return guarded;
  }

  /** HTTP and HTTPS, which tell the same witness. */
  private void openWeb(EventLoops loops, FileSource files) throws StartException {
    Settings.Listeners listeners = settings.listeners();
    if (listeners.http() instanceof Listen.Off
        && listeners.https().listen() instanceof Listen.Off) {
      return;
    }
    AccessLog accessLog = openAccessLog();
    Witness witness =
        Witness.all(
            new PhoneWitness(journal, phones),
            accessLog,
            bench.<Witness>map(desk -> desk).orElse(_ -> {}),
            answered -> metrics.httpAnswered(answered.status(), answered.bytes().orElse(0)));
    if (listeners.http() instanceof Listen.At(Endpoint at)) {
      openWeb("http", perAddress(HttpServerSettings.at(at)), loops, files, witness);
    }
    if (listeners.https().listen() instanceof Listen.At(Endpoint at)) {
      TlsServer tls = openTls(listeners.https(), at);
      openWeb("https", perAddress(HttpServerSettings.secured(at, tls)), loops, files, witness);
    }
  }

  private HttpServerSettings perAddress(HttpServerSettings web) {
    return web.with(web.limits().withPerAddress(settings.listeners().limits().webPerAddress()));
  }

  private void openWeb(
      String name, HttpServerSettings web, EventLoops loops, FileSource files, Witness witness)
      throws StartException {
    HttpServer server =
        doors.open(
            Door.tcp(name, web.listen()), () -> HttpServer.start(loops, web, files, witness));
    stops.add(name, server::close);
    doors.say(name, server.endpoint());
  }

  private TlsServer openTls(HttpsSettings https, Endpoint at) throws StartException {
    CertificateSource source =
        https.files().isPresent()
            ? new GivenFiles(https.files().get())
            : OwnAuthority.in(
                settings.folders().data(),
                https.profile(),
                () -> MachineName.all(at.address(), settings.address()));
    try {
      TlsServer tls = TlsServer.start(source, https.profile(), journal, outside.clock());
      stops.add("the certificates", _ -> tls.close());
      if (source instanceof OwnAuthority own) {
        authority.putAll(own.certificates());
        facts.add(new Overview.Fact("HTTPS authority", String.join(", ", own.places())));
      }
      metrics.sum("dialtone.tls.handshakes", "TLS handshakes made", tls::handshakes);
      metrics.sum(
          "dialtone.tls.handshakes.failed", "TLS handshakes that failed", tls::failedHandshakes);
      return tls;
    } catch (TlsFault fault) {
      throw new StartException(String.valueOf(fault.getMessage()));
    }
  }

  private AccessLog openAccessLog() throws StartException {
    Path file = settings.folders().data().resolve("access.log");
    try {
      AccessLog log = AccessLog.open(file, AccessLog.Rotation.USUAL, journal);
      stops.add("the access log", _ -> log.close());
      return log;
    } catch (IOException fault) {
      throw new StartException(
          "the access log " + file + " cannot be written: " + FileTrouble.words(fault));
    }
  }

  private void openTftp(FileSource files) throws StartException {
    if (settings.listeners().tftp() instanceof Listen.At(Endpoint at)) {
      TftpSettings told = TftpPlan.of(at, settings.listeners().limits().transfers());
      TftpPlan.warning(settings.listeners().limits().transfers())
          .ifPresent(warning -> say(Level.WARN, warning));
      TftpServer tftp =
          doors.open(
              Door.udp("tftp", at),
              () -> TftpServer.start(told, files, journal, phones, outside.clock()));
      stops.add("TFTP", tftp::close);
      TftpMeters.bind(metrics, tftp);
      doors.say("tftp", tftp.endpoint());
    }
  }

  private void openDhcp(DhcpPlan plan, LeaseStore store) throws StartException {
    Services services = DhcpPlan.services(doors.endpoints(), settings.access().policy());
    Listen listen = settings.listeners().dhcp();
    DhcpPlan.warnings(settings.dhcp(), services).forEach(warning -> say(Level.WARN, warning));
    DhcpPlan.warnings(listen, settings.dhcp()).forEach(warning -> say(Level.WARN, warning));
    DhcpPolicy policy = PolicyOfSettings.of(settings.dhcp(), services);
    if (!policy.faults().isEmpty()) {
      throw new StartException("DHCP cannot work so: " + String.join("; ", policy.faults()));
    }
    policy.shortage(desk().phones()).ifPresent(warning -> say(Level.WARN, warning));
    Clocks clocks = new Clocks(outside.clock(), System::nanoTime);
    DhcpReport report = new DhcpReport(journal, phones, metrics, clocks);
    DhcpServer dhcp = startDhcp(plan, policy, store, report);
    stops.add("DHCP", dhcp::close);
    readiness.watch("store", dhcp::trouble);
    metrics.gauge("dialtone.leases", "Addresses leased, now or before", dhcp::leases);
    for (Pool pool : policy.pools()) {
      facts.add(new Overview.Fact("dhcp pool", pool.subnet() + ", " + pool.range()));
    }
    doors.say("dhcp", dhcp.endpoint());
  }

  private DhcpServer startDhcp(
      DhcpPlan plan, DhcpPolicy policy, LeaseStore store, DhcpReport report) throws StartException {
    try {
      return doors.open(
          plan.door(), () -> DhcpServer.start(plan.listening(), policy, store, report));
    } catch (StoreException fault) {
      throw new StartException(String.valueOf(fault.getMessage()));
    }
  }

  private NotifyService openSip() throws StartException {
    Optional<Endpoint> listen =
        settings.listeners().sip() instanceof Listen.At(Endpoint at)
            ? Optional.of(at)
            : Optional.empty();
    PhoneBook book =
        new PhoneBook(desk(), phones, leases, settings.access().policy().rule(), outside.clock());
    NotifyService notify =
        doors.open(
            Door.udp("sip", listen.orElse(new Endpoint(Ip4Address.ANY, 0))),
            () -> NotifyService.start(listen, book, journal, SipTimers.USUAL));
    stops.add("NOTIFY", _ -> notify.close());
    notify.endpoint().ifPresent(at -> doors.say("sip", at));
    return notify;
  }

  private void openControl(DataFolder data, OpeningStore store, NotifyService notify)
      throws StartException {
    StatusCommand status = new StatusCommand(readiness, doors::endpoints, phones);
    BackupCommand backup = new BackupCommand(store, outside.clock());
    SiteCommands site =
        new SiteCommands(desk(), store.data().files(), store.data().key(), phones::find);
    SiteLook look = new SiteLook(desk(), store.data().files(), settings, served);
    ControlDesk asked =
        new ControlDesk(
            Map.of(
                LookCommand.NAME,
                new LookCommand(look, settings.folders().files()),
                "ping",
                StatusCommand::pong,
                "status",
                status,
                "backup",
                backup,
                SiteCommands.NAME,
                site,
                NotifyCommand.NAME,
                new NotifyCommand(notify)));
    try {
      ControlSocket control = ControlSocket.start(data, asked, journal, outside.clock());
      stops.add("the control socket", _ -> control.close());
    } catch (IOException fault) {
      throw new StartException(
          "no control socket in " + data.path() + ": " + FileTrouble.words(fault));
    }
  }

  private Overview overview() {
    return new Overview(
        outside.clock().instant(),
        outside.started(),
        readiness.reason(),
        doors.listeners(),
        facts,
        new Overview.Phones(phones.newest(PHONES_SHOWN), phones.size()),
        guesses.suspects());
  }

  private void say(Level level, String text) {
    journal.record(JournalRecord.of(outside.clock().instant(), level, Area.SERVER, text));
  }

  /** Stops everything in reverse; answers in flight may take five seconds. */
  @Override
  public void close() {
    readiness.no("stop", "the server is stopping");
    stops.all(PATIENCE_AT_STOP);
    if (ready) {
      say(Level.INFO, "stopped");
    }
    metrics.close();
    journal.close();
  }
}
