// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.check.site;

import io.dialtone.core.check.SettingsJudge;
import io.dialtone.core.check.ShippedSecrets;
import io.dialtone.core.check.finding.Check;
import io.dialtone.core.check.finding.Finding;
import io.dialtone.core.check.finding.SiteCheck;
import io.dialtone.core.parameter.Dictionary;
import io.dialtone.core.parameter.ParameterDef;
import io.dialtone.core.render.value.Effective;
import io.dialtone.core.render.value.PhoneValues;
import io.dialtone.core.site.Phone;
import io.dialtone.handset.identity.ModelSizes;
import io.dialtone.wire.config.ConfigFile;
import io.dialtone.wire.config.Parameter;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.Ip4Address;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Judges what all values of a phone come to, whatever file tells them. */
final class ValuesJudge {

  private static final String NOTIFY = "sw_notify_autoprovision";
  private static final String NOTIFY_FROM = "AuthNotifyCheckSync";

  private final CheckedSite site;
  private final Tally tally;
  private final Map<FilePrefix, List<ParameterDef>> secrets = new LinkedHashMap<>();

  ValuesJudge(CheckedSite site, Tally tally) {
    this.site = site;
    this.tally = tally;
  }

  void judge(Phone phone) {
    PhoneValues values = site.renderer().values(phone);
    together(phone, values);
    for (ParameterDef def : secrets.computeIfAbsent(phone.kind(), this::secrets)) {
      values.find(def.name()).ifPresent(value -> secret(phone, value, def));
    }
    if (phone.kind().protocol() == Protocol.SIP) {
      lines(phone, values);
    }
  }

  private List<ParameterDef> secrets(FilePrefix kind) {
    Dictionary dictionary = site.dictionary();
    return dictionary.all(kind).stream().filter(ParameterDef::secret).toList();
  }

  private void secret(Phone phone, Effective value, ParameterDef def) {
    Optional<Check> check = ShippedSecrets.judge(value.name(), value.value(), def);
    if (check.isPresent()) {
      Finding finding =
          new Finding(check.get(), "", 0, ShippedSecrets.text(check.get(), value.name()));
      tell(finding, value, phone);
    }
  }

  private void together(Phone phone, PhoneValues values) {
    List<Effective> known = new ArrayList<>();
    List<Parameter> parameters = new ArrayList<>();
    for (String name : SettingsJudge.NAMES) {
      Optional<Effective> value = values.find(name);
      if (value.isPresent()) {
        known.add(value.get());
        parameters.add(
            new Parameter(
                value.get().section(), value.get().name(), value.get().value(), known.size()));
      }
    }
    for (Finding finding : SettingsJudge.of(new ConfigFile(parameters))) {
      tell(finding, known.get(finding.line() - 1), phone);
    }
  }

  private void tell(Finding finding, Effective value, Phone phone) {
    Remedy remedy = Remedy.of(value, phone);
    tally.add(finding.at(remedy.place(), finding.mend() + ": " + remedy.command()), phone);
  }

  private void lines(Phone phone, PhoneValues values) {
    int numbers = 0;
    List<String> servers = new ArrayList<>();
    for (int line = 1; line <= ModelSizes.of(phone.kind().model()).lines(); line++) {
      boolean used = text(values, "TEL0" + line + "Use").equals("1");
      if (used && !text(values, "TEL" + line + "Number").isEmpty()) {
        numbers++;
        String server = text(values, "RegisterServerMP" + line);
        servers.add(server);
        servers.add(text(values, "ProxyServerMP" + line));
        servers.add(text(values, "RegisterServerBK" + line));
        if (server.isEmpty() || server.equals(Ip4Address.ANY.toString())) {
          withoutServer(phone, line);
        }
      }
    }
    if (numbers == 0) {
      Finding finding = new Finding(SiteCheck.SITE_NO_LINE, "", 0, "has no number on any line");
      Remedy remedy = Remedy.phone(phone);
      tally.add(
          finding.at(
              remedy.place(),
              finding.mend()
                  + ": dialtone site phones change "
                  + phone.mac()
                  + " --line 1=ACCOUNT"),
          phone);
    } else {
      notify(phone, values, servers);
    }
  }

  private void withoutServer(Phone phone, int line) {
    Remedy remedy = Remedy.group(site.site(), phone.place().group(), "sip.server");
    Finding finding =
        new Finding(
            SiteCheck.SITE_LINE_WITHOUT_SERVER,
            "",
            0,
            "line " + line + " has a number and no SIP server");
    tally.add(finding.at(remedy.place(), finding.mend() + ": " + remedy.command()), phone);
  }

  /** What is no address may be any address, so nothing is said of it. */
  private void notify(Phone phone, PhoneValues values, List<String> servers) {
    Optional<Effective> from = values.find(NOTIFY_FROM);
    Optional<Ip4Address> only = from.flatMap(value -> Ip4Address.parse(value.value()));
    List<String> named = servers.stream().filter(host -> !host.isEmpty()).toList();
    List<Ip4Address> known =
        named.stream().flatMap(host -> Ip4Address.parse(host).stream()).toList();
    boolean elsewhere =
        text(values, NOTIFY).equals("1")
            && only.filter(address -> !address.isUnspecified()).isPresent()
            && !known.isEmpty()
            && known.size() == named.size()
            && !known.contains(only.get())
            && !site.address().equals(only);
    if (elsewhere) {
      String text =
          NOTIFY_FROM + "=" + only.get() + " is neither ours nor a SIP server's of the phone";
      tell(new Finding(SiteCheck.SITE_NOTIFY_ELSEWHERE, "", 0, text), from.get(), phone);
    }
  }

  private static String text(PhoneValues values, String name) {
    return values.find(name).map(Effective::value).map(String::strip).orElse("");
  }
}
