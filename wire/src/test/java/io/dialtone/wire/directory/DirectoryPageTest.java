// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialtone.wire.directory.DirectoryPage.Book;
import io.dialtone.wire.directory.DirectoryPage.Entry;
import io.dialtone.wire.directory.DirectoryPage.Item;
import io.dialtone.wire.directory.DirectoryPage.Menu;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.MalformedPacketException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DirectoryPageTest {

  @Test
  void a_book_is_written_as_phones_read_it_FIL_7() {
    Bytes page = new Book(List.of(new Entry("Zoë", "200"), new Entry("Ada", "201"))).encode();

    assertThat(page)
        .isEqualTo(
            Bytes.latin1(
                """
                <?xml version="1.0" encoding="ISO-8859-1"?>
                <ThomsonPhoneBook>
                <DirectoryEntry>
                <Name>Zoë</Name>
                <Telephone>200</Telephone>
                </DirectoryEntry>
                <DirectoryEntry>
                <Name>Ada</Name>
                <Telephone>201</Telephone>
                </DirectoryEntry>
                </ThomsonPhoneBook>
                """
                    .replace("\n", "\r\n")));
  }

  @Test
  void a_menu_is_written_as_phones_read_it_FIL_7() {
    Bytes page = new Menu(List.of(new Item("A - M", "http://10.0.0.1/b?s=&from=0"))).encode();

    assertThat(page.latin1())
        .contains(
            "<ThomsonPhoneMenu>\r\n<MenuItem>\r\n<Name>A - M</Name>\r\n"
                + "<URL>http://10.0.0.1/b?s=&amp;from=0</URL>\r\n</MenuItem>");
  }

  @Test
  void nobody_found_is_a_book_without_entries_FIL_7() throws MalformedPacketException {
    Bytes page = new Book(List.of()).encode();

    assertThat(page.latin1()).contains("<ThomsonPhoneBook>\r\n</ThomsonPhoneBook>");
    assertThat(DirectoryPage.parse(page)).isEqualTo(new Book(List.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "a<b>&\"c\"'d', a<b>&\"c\"'d'",
    "]]>, ]]>",
    "&amp;, &amp;",
    "<!--, <!--",
    "ÀÿÖ, ÀÿÖ",
    "10 €, 10 ?",
    "\uD83D\uDE00!, ?!",
    "a\u0001b\u0085, a?b?",
  })
  void whatever_a_name_holds_it_comes_back_or_a_question_mark_for_it(String name, String read)
      throws MalformedPacketException {
    Bytes page = new Book(List.of(new Entry(name, "1"))).encode();

    assertThat(DirectoryPage.parse(page)).isEqualTo(new Book(List.of(new Entry(read, "1"))));
  }

  @Test
  void a_phone_takes_32_entries_and_no_more_FIL_7() throws MalformedPacketException {
    List<Entry> entries = new ArrayList<>(Collections.nCopies(32, new Entry("n", "1")));
    assertThat(DirectoryPage.parse(new Book(entries).encode()).size()).isEqualTo(32);

    entries.add(new Entry("n", "1"));
    Bytes tooMany = new Book(entries).encode();
    assertThatThrownBy(() -> DirectoryPage.parse(tooMany))
        .isInstanceOf(MalformedPacketException.class)
        .hasMessageContaining("more than 32 entries");
  }

  @Test
  void what_another_server_adds_is_passed_over() throws MalformedPacketException {
    DirectoryPage page =
        DirectoryPage.parse(
            Bytes.utf8(
                "<ThomsonPhoneBook><Title>All</Title><DirectoryEntry><Icon><Name>x</Name></Icon>"
                    + "<Name> Zoë </Name><Telephone>\n200</Telephone></DirectoryEntry>"
                    + "</ThomsonPhoneBook>"));

    assertThat(page).isEqualTo(new Book(List.of(new Entry("Zoë", "200"))));
  }

  @ParameterizedTest
  @CsvSource({
    "<html/>, no phonebook and no menu",
    "<ThomsonPhoneBook><DirectoryEntry><Name>x</Name></DirectoryEntry></ThomsonPhoneBook>,"
        + " entry 1 has no telephone",
    "<ThomsonPhoneMenu><MenuItem><Name>x</Name></MenuItem></ThomsonPhoneMenu>, entry 1 has no URL",
    "<ThomsonPhoneBook>, XML document structures must start and end",
  })
  void what_is_no_page_is_told(String page, String why) {
    assertThatThrownBy(() -> DirectoryPage.parse(Bytes.utf8(page)))
        .isInstanceOf(MalformedPacketException.class)
        .hasMessageContaining(why);
  }

  @ParameterizedTest
  @CsvSource({
    "http://h/b?s=#SEARCH&m=#MAC&i=#IP, Zoë & Co, http://h/b?s=Zo%EB%20%26%20Co&m=00147F000001&i=10.0.0.7",
    "http://h/b?ipAddr=#IP&search=#SEARCH, #MAC, http://h/b?ipAddr=10.0.0.7&search=%23MAC",
    "http://h/b/#MAC.xml#top, x, http://h/b/00147F000001.xml#top",
    "http://h/b?s=#SEARCH, 10 €, http://h/b?s=10%20%3F",
  })
  void the_phone_fills_in_what_the_url_asks_for_FIL_7(
      String template, String search, String filled) {
    assertThat(DirectoryUrl.filled(template, search, "00147F000001", "10.0.0.7")).isEqualTo(filled);
  }
}
