// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.site;

import io.dialtone.core.access.MacNames;
import io.dialtone.core.access.SecretPath;
import io.dialtone.core.files.FileDecision;
import io.dialtone.core.files.Transport;
import io.dialtone.core.render.InfBase;
import io.dialtone.core.render.SharedPath;
import io.dialtone.core.site.Phone;
import io.dialtone.core.site.SiteFile;
import io.dialtone.server.files.Asking;
import io.dialtone.server.files.NamedFiles;
import io.dialtone.server.files.Opened;
import io.dialtone.server.files.Snapshot;
import io.dialtone.server.phonebook.PhonebookFiles;
import io.dialtone.server.store.StoreException;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.PhoneFileName;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.identity.UserAgent;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files that follow from the site, rendered when they are asked for, and those that an
 * administrator gave. Paths that it decides upon begin with a slash, as no folder's do.
 */
public final class SiteFiles implements NamedFiles {

  private static final int ETAG_BYTES = 16;
  private static final Pattern GENERIC =
      Pattern.compile("(st2030|st2022|st20xx)([sm]?)_?\\.inf", Pattern.CASE_INSENSITIVE);

  /** In a generic name: whichever model asks. */
  private static final String ANY_MODEL = "st20xx";

  /** What stands before an INF's name, by the way its phone fetches files. */
  private static final String BY_HTTP = "/http/";

  private static final String BY_SECRET = "/secret/";
  private static final String BY_TFTP = "/tftp/";

  /** Before a kind of phones, for one that the site does not know. */
  private static final String ANY = "/any/";

  private static final MacAddress NOBODY = new MacAddress(0);

  private final LiveSite live;
  private final FileVault vault;
  private final PhonebookFiles phonebook;
  private final InfBase secret;
  private final Function<Ip4Address, Optional<MacAddress>> holder;

  /**
   * The files of a desk's site.
   *
   * @param holder who holds the lease of an address
   */
  public SiteFiles(
      SiteDesk desk,
      FileVault vault,
      Optional<SecretPath> secret,
      Function<Ip4Address, Optional<MacAddress>> holder) {
    this.live = desk.live();
    this.vault = vault;
    this.secret =
        secret
            .<InfBase>map(path -> new InfBase.Http("/" + path.name().reveal() + "/"))
            .orElse(InfBase.http());
    this.holder = holder;
    this.phonebook =
        new PhonebookFiles(live::phonebook, live::changed, desk.phonebook(), this.secret);
  }

  /** Whether it is a name by which each phone that asks gets its own INF. */
  public static boolean isGeneric(String path) {
    return GENERIC.matcher(path).matches();
  }

  @Override
  public boolean confidential(String path) {
    return phonebook.isAt(path);
  }

  @Override
  public FileDecision find(Asking asking) {
    if (phonebook.isAt(asking.path())) {
      return phonebook.find(asking.question());
    }
    Optional<PhoneFileName> own = PhoneFileName.parse(asking.path());
    if (own.isPresent()) {
      return own(own.get(), asking);
    }
    Optional<String> shared =
        live.config(asking.path(), asker(asking))
            .map(config -> config.version().path())
            .or(() -> live.shared(asking.path()).map(SharedPath::of));
    return shared
        .<FileDecision>map(path -> new FileDecision.Serve("/" + path, "a file of the site"))
        .orElseGet(() -> new FileDecision.NotFound("no file of the site"));
  }

  private FileDecision own(PhoneFileName name, Asking asking) {
    Optional<Phone> phone = live.active(name.mac());
    boolean right = phone.map(Phone::kind).filter(name.prefix()::equals).isPresent();
    return switch (name.kind()) {
      case INF ->
          live.hasInf(name)
              ? new FileDecision.Serve(
                  variant(asking) + name,
                  right ? "the phone's INF" : "the INF that makes the phone change its protocol")
              : new FileDecision.NotFound(why(phone, name));
      case TXT ->
          right
              ? new FileDecision.Serve("/" + name, "the phone's own file")
              : new FileDecision.NotFound(why(phone, name));
      case SER -> new FileDecision.NotFound(why(phone, name));
    };
  }

  private static String why(Optional<Phone> phone, PhoneFileName name) {
    if (phone.isEmpty()) {
      return "no active phone of the site";
    }
    return name.kind() == PhoneFileName.Kind.SER
        ? "the site has no encrypted files"
        : "that phone of the site is no " + name.prefix().text().replace("_", "");
  }

  private static String variant(Asking asking) {
    if (asking.question().transport() == Transport.TFTP) {
      return BY_TFTP;
    }
    return asking.bySecret() ? BY_SECRET : BY_HTTP;
  }

  /**
   * The INF of the phone that asks for one by a generic name, such as {@code st2030s.inf}, or
   * {@code st20xx.inf} for all there are: the phone is known by its User-Agent (ID-3), or by its
   * lease. A name of the other protocol is for a phone that is to change, and stays for one that
   * has changed, whose URL is as before (SWP-1).
   */
  FileDecision generic(Asking asking) {
    FileDecision none = new FileDecision.NotFound("no file of this name");
    Matcher name = GENERIC.matcher(asking.path());
    if (!name.matches()) {
      return none;
    }
    return asker(asking)
        .flatMap(live::active)
        .map(phone -> generic(asking, phone, name.group(1), name.group(2)))
        .orElse(none);
  }

  /**
   * The INF that a phone of its kind would have which is in no group of the site, for one that the
   * site does not know.
   */
  public FileDecision unknown(Asking asking) {
    return unknownKind(asking)
        .<FileDecision>map(kind ->
            new FileDecision.Serve(
                variant(asking)
                    + ANY.substring(1)
                    + new PhoneFileName(kind, NOBODY, PhoneFileName.Kind.INF),
                "the INF for phones of this kind"))
        .orElseGet(() -> new FileDecision.NotFound("no file of this name"));
  }

  private static Optional<FilePrefix> unknownKind(Asking asking) {
    Optional<PhoneFileName> own = PhoneFileName.parse(asking.path());
    if (own.isPresent()) {
      return own.filter(name -> name.kind() == PhoneFileName.Kind.INF).map(PhoneFileName::prefix);
    }
    Matcher name = GENERIC.matcher(asking.path());
    if (!name.matches()) {
      return Optional.empty();
    }
    Optional<Model> model =
        name.group(1).equalsIgnoreCase(ANY_MODEL)
            ? asking.question().userAgent().flatMap(UserAgent::parse).map(UserAgent::model)
            : Model.parse(name.group(1));
    Protocol protocol = name.group(2).equalsIgnoreCase("m") ? Protocol.MGCP : Protocol.SIP;
    return model.map(known -> new FilePrefix(known, protocol));
  }

  private FileDecision generic(Asking asking, Phone phone, String model, String letter) {
    String spoken = letter.isEmpty() ? phone.kind().protocol().letter() : letter;
    String told = model.equalsIgnoreCase(ANY_MODEL) ? phone.kind().model().name() : model;
    PhoneFileName asked =
        PhoneFileName.parse(told + spoken + "_" + phone.mac().plain() + ".inf").orElseThrow();
    PhoneFileName own = new PhoneFileName(phone.kind(), phone.mac(), PhoneFileName.Kind.INF);
    if (!live.hasInf(asked)) {
      return new FileDecision.NotFound(why(Optional.of(phone), asked));
    }
    return new FileDecision.Serve(
        variant(asking) + own,
        asked.equals(own)
            ? "the INF of the phone that asks"
            : "the INF of the phone that asks, whose protocol is another now");
  }

  /** The phone that asks, by its User-Agent (ID-3) or by its lease. */
  public Optional<MacAddress> asker(Asking asking) {
    return asking
        .question()
        .userAgent()
        .flatMap(UserAgent::parse)
        .map(UserAgent::mac)
        .or(() -> holder.apply(asking.question().asker()));
  }

  @Override
  public boolean knows(MacAddress mac) {
    return live.active(mac).isPresent();
  }

  /** A digest in the path of a shared file is no phone's address. */
  @Override
  public Optional<MacAddress> owner(String path) {
    return MacNames.find(path)
        .filter(_ -> live.shared(path).isEmpty() && live.config(path, Optional.empty()).isEmpty());
  }

  @Override
  public Optional<Snapshot> ready(String path) {
    return phonebook.isPage(path) ? Optional.empty() : rendered(path);
  }

  @Override
  public Opened open(String path) {
    if (phonebook.isPage(path)) {
      return new Opened.Ready(phonebook.page(path));
    }
    Optional<Snapshot> rendered = rendered(path);
    if (rendered.isPresent()) {
      return new Opened.Ready(rendered.get());
    }
    Optional<SiteFile> file = live.shared(path.substring(1));
    return file.map(this::given).orElseGet(() -> new Opened.Gone("it is no longer in the site"));
  }

  private Opened given(SiteFile file) {
    try {
      FileChannel channel = FileChannel.open(vault.path(file.sha256(), file.length()));
      String etag = '"' + file.sha256().substring(0, 2 * ETAG_BYTES) + '"';
      return new Opened.Ready(
          Snapshot.inFile(
              new Snapshot.Version(SharedPath.of(file), file.length(), live.changed(), etag),
              channel));
    } catch (IOException | StoreException fault) {
      return new Opened.Failed("the file cannot be read: " + fault.getMessage());
    }
  }

  private Optional<Snapshot> rendered(String path) {
    Optional<PhoneFileName> own = PhoneFileName.parse(path.substring(path.lastIndexOf('/') + 1));
    if (own.isPresent() && path.contains(ANY)) {
      return infBase(path).map(base -> live.unknownInf(own.get().prefix(), base));
    }
    if (own.isEmpty()) {
      return live.config(path.substring(1), Optional.empty());
    }
    return infBase(path)
        .map(base -> live.inf(own.get(), base, path))
        .orElseGet(() -> live.macConfig(own.get(), path));
  }

  private Optional<InfBase> infBase(String path) {
    if (path.startsWith(BY_HTTP)) {
      return Optional.of(InfBase.http());
    }
    if (path.startsWith(BY_SECRET)) {
      return Optional.of(secret);
    }
    return path.startsWith(BY_TFTP) ? Optional.of(InfBase.tftp()) : Optional.empty();
  }
}
