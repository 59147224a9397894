// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.site.command;

import io.dialtone.core.intake.Brought;
import io.dialtone.core.intake.TakenAway;
import io.dialtone.core.site.ItemKey;
import io.dialtone.core.site.Site;
import io.dialtone.core.site.SiteChange.Edit;
import io.dialtone.core.site.SiteItem;
import io.dialtone.core.wish.Levels;
import io.dialtone.server.site.ChangeLine;
import io.dialtone.server.site.SiteDesk;
import io.dialtone.server.site.StoredChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an earlier change of the same description brought and this one brings no more: it is taken
 * away where it stands as that change left it. The history says so: whose change made a value what
 * it is, its value is that one's.
 */
final class Withdrawal {

  /** So many changes of an item are looked back at. */
  private static final int LOOKED_BACK = 200;

  /** So many of each are told one by one. */
  private static final int TOLD = 10_000;

  private final SiteDesk desk;
  private final String what;
  private final List<Brought> away = new ArrayList<>();
  private final Map<Brought, ChangeLine> kept = new LinkedHashMap<>();
  private final List<ItemKey> absent = new ArrayList<>();

  private Withdrawal(SiteDesk desk, String what) {
    this.desk = desk;
    this.what = what;
  }

  /** An item that is brought, with what would be taken away of it. */
  private record Place(SiteItem item, String level) {}

  /** Nothing is taken away. */
  static Withdrawal none(SiteDesk desk) {
    return new Withdrawal(desk, "");
  }

  static Withdrawal look(SiteDesk desk, String what, List<Brought> brought) {
    Withdrawal found = new Withdrawal(desk, what);
    found.look(brought);
    return found;
  }

  /** What stands at a group as changes of this description left it, by what would take it away. */
  static List<Brought> before(SiteDesk desk, String what, String level) {
    Withdrawal found = new Withdrawal(desk, what);
    desk.read(site -> place(site, new Brought.OfGroup(level)))
        .ifPresent(place ->
            found.trace(
                place,
                new LinkedHashSet<>(TakenAway.standing(place.item(), place.level()).keySet())));
    return found.away;
  }

  private void look(List<Brought> brought) {
    Set<Brought> said = new LinkedHashSet<>();
    brought.forEach(one -> said.addAll(TakenAway.of(one)));
    Set<ItemKey> there = new LinkedHashSet<>();
    for (Brought one : brought) {
      Optional<Place> place = desk.read(site -> place(site, one));
      if (place.isPresent() && there.add(place.get().item().key())) {
        Set<Brought> open =
            new LinkedHashSet<>(
                TakenAway.standing(place.get().item(), place.get().level()).keySet());
        open.removeAll(said);
        if (!open.isEmpty()) {
          trace(place.get(), open);
        }
      }
    }
    desk.madeBy(what).stream()
        .filter(key -> !there.contains(key) && desk.read(site -> site.find(key)).isPresent())
        .forEach(absent::add);
  }

  private static Optional<Place> place(Site site, Brought brought) {
    return switch (brought) {
      case Brought.OfGroup(var path) ->
          Levels.group(site, path.length() > 1 ? path.substring(1) : path)
              .flatMap(site::group)
              .map(group -> new Place(group, path));
      case Brought.OfPhone phone -> site.phone(phone.mac()).map(item -> new Place(item, ""));
      case Brought.OfAccount account ->
          site.account(account.name()).map(item -> new Place(item, ""));
      default -> Optional.empty();
    };
  }

  /** Looks back for the change that made each what it is, and whether one of ours brought it. */
  private void trace(Place place, Set<Brought> open) {
    Map<Brought, ChangeLine> others = new LinkedHashMap<>();
    for (StoredChange change : desk.past(place.item().key(), LOOKED_BACK)) {
      for (Edit edit : change.change().edits().reversed()) {
        Map<Brought, String> before = standing(edit.before(), place);
        Map<Brought, String> after = standing(edit.after(), place);
        boolean ours = change.line().what().equals(what);
        for (Brought one : List.copyOf(open)) {
          if (!Objects.equals(before.get(one), after.get(one))) {
            ChangeLine other = others.get(one);
            if (!ours) {
              others.putIfAbsent(one, change.line());
            } else if (other == null) {
              away.add(one);
              open.remove(one);
            } else {
              kept.put(one, other);
              open.remove(one);
            }
          }
        }
      }
      if (open.isEmpty()) {
        return;
      }
    }
  }

  private static Map<Brought, String> standing(Optional<SiteItem> item, Place place) {
    return item.map(there -> TakenAway.standing(there, place.level())).orElse(Map.of());
  }

  /** What is brought, with what is to be taken away behind it. */
  List<Brought> behind(List<Brought> brought) {
    List<Brought> all = new ArrayList<>(brought);
    all.addAll(away);
    return all;
  }

  /** Tells of it in an answer. */
  ObjectNode told(ObjectNode json) {
    if (!away.isEmpty()) {
      ArrayNode all = json.put("withdrawnCount", away.size()).putArray("withdrawn");
      away.stream().limit(TOLD).forEach(one -> all.add(TakenAway.words(one)));
    }
    if (!kept.isEmpty()) {
      ArrayNode all = json.put("keptCount", kept.size()).putArray("kept");
      kept.entrySet().stream()
          .limit(TOLD)
          .forEach(one ->
              all.addObject()
                  .put("what", TakenAway.words(one.getKey()))
                  .put("change", one.getValue().number())
                  .put("who", one.getValue().who()));
    }
    if (!absent.isEmpty()) {
      ArrayNode all = json.put("absentCount", absent.size()).putArray("absent");
      absent.stream().limit(TOLD).forEach(key -> all.add(key.toString()));
    }
    return json;
  }
}
