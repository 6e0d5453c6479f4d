// SPDX-License-Identifier: AGPL-3.0-or-later
#include "html/html.h"

#include <gtest/gtest.h>
#include <vector>

namespace html {
namespace {

TEST(Html, text_is_escaped_where_it_stands) {
  const std::string nasty = R"(<b>"A" & 'B'</b>)";
  EXPECT_EQ(html(R"(<p title="{}">{}</p>)", nasty, nasty).str(),
            "<p title=\"&lt;b&gt;&quot;A&quot; &amp; &#39;B&#39;&lt;/b&gt;\">"
            "&lt;b&gt;&quot;A&quot; &amp; &#39;B&#39;&lt;/b&gt;</p>");
}

TEST(Html, markup_numbers_flags_and_addresses_take_their_places) {
  const Html inner = html("<b>{}</b>", 42);
  EXPECT_EQ(html(R"(<p>{}</p>)", inner).str(), "<p><b>42</b></p>");
  EXPECT_EQ(html(R"(<input name="{}"{}{}>)", "a", Flag{"checked", true}, Flag{"disabled", false}).str(),
            R"(<input name="a" checked>)");
  EXPECT_EQ(html(R"(<a href="{}">{}</a>)", Url("/doc/1?a=b&c=d"), "Kế hoạch").str(),
            R"(<a href="/doc/1?a=b&amp;c=d">Kế hoạch</a>)");
}

TEST(Html, every_item_of_a_list_is_rendered) {
  const std::vector<std::string> units{"Văn phòng", "Sở <Nội vụ>"};
  EXPECT_EQ(each(units, [](const std::string& u) { return html("<li>{}</li>", u); }).str(),
            "<li>Văn phòng</li><li>Sở &lt;Nội vụ&gt;</li>");
}

TEST(Url, an_address_inside_the_site_begins_with_a_slash_a_question_or_a_hash) {
  for (const char* good : {"/", "/doc/a", "?q=1", "#L12"}) EXPECT_EQ(Url(good).str(), good);
  for (const char* bad : {"", "//evil.example", "/\\evil.example", "javascript:alert(1)", "http://evil.example", "doc"})
    EXPECT_THROW(Url{bad}, std::logic_error) << bad;
}

TEST(Url, an_address_from_outside_is_of_a_harmless_kind) {
  for (const char* good : {"http://a.vn", "HTTPS://a.vn/b?c", "mailto:a@b.vn", "tel:+84255"})
    EXPECT_TRUE(Url::external(good)) << good;
  for (const char* bad : {"javascript:alert(1)", "java\nscript:alert(1)", " http://a.vn", "data:text/html,x",
                          "http:", "mailto:", "//a.vn", "a.vn", ""})
    EXPECT_FALSE(Url::external(bad)) << bad;
}

TEST(Url, parts_of_addresses_are_encoded) { EXPECT_EQ(encoded("Sở A/B?"), "S%E1%BB%9F%20A%2FB%3F"); }

// What the compiler refuses, asked while running.
Fault fault_of(std::string_view text, std::vector<Value> values = {}) {
  std::vector<std::string_view> pieces(values.size() + 1);
  return Checker(text, values).run(pieces);
}

TEST(Check, safe_places_are_accepted) {
  using enum Value;
  EXPECT_EQ(fault_of("{}", {Value::text}), Fault::none);
  EXPECT_EQ(fault_of("<p>{} {}</p>", {Value::text, markup}), Fault::none);
  EXPECT_EQ(fault_of(R"(<p class="a {}" data-x='{}' aria-label="{}">x</p>)", {Value::text, Value::text, Value::text}),
            Fault::none);
  EXPECT_EQ(fault_of(R"(<a href="{}">x</a>)", {link}), Fault::none);
  EXPECT_EQ(fault_of(R"(<input type="checkbox" name="a"{}>)", {flag}), Fault::none);
  EXPECT_EQ(fault_of(R"(<script src="{}" defer></script>)", {link}), Fault::none);
  EXPECT_EQ(fault_of(R"(<svg viewBox="0 0 {} {}"><rect x="{}"/></svg>)", {Value::text, Value::text, Value::text}),
            Fault::none);
  EXPECT_EQ(fault_of("<!-- a note --><br><hr>"), Fault::none);
}

TEST(Check, unsafe_places_are_refused_by_name) {
  using enum Value;
  EXPECT_EQ(fault_of("<p>{}</p>"), Fault::number_of_holes_and_values_differ);
  EXPECT_EQ(fault_of("<p>{}</p>", {Value::text, Value::text}), Fault::number_of_holes_and_values_differ);
  EXPECT_EQ(fault_of(R"(<script src="/a">var x = "{}"</script>)", {Value::text}), Fault::hole_inside_script_or_style);
  EXPECT_EQ(fault_of("<!-- {} -->", {Value::text}), Fault::hole_inside_comment);
  EXPECT_EQ(fault_of("<p class={}>x</p>", {Value::text}), Fault::hole_in_unquoted_attribute);
  EXPECT_EQ(fault_of("<{}>x</p>", {Value::text}), Fault::hole_in_name_of_tag);
  EXPECT_EQ(fault_of(R"(<iframe sandbox="{}"></iframe>)", {Value::text}), Fault::attribute_may_not_hold_values);
  EXPECT_EQ(fault_of(R"(<meta content="{}">)", {Value::text}), Fault::attribute_may_not_hold_values);
  EXPECT_EQ(fault_of(R"(<meta http-equiv="refresh" content="{}">)", {Value::text}),
            Fault::attribute_may_not_hold_values);
  EXPECT_EQ(fault_of(R"(<meta name="description" content="{}">)", {Value::text}), Fault::none);
  EXPECT_EQ(fault_of(R"(<a href="{}">x</a>)", {Value::text}), Fault::link_attribute_needs_a_url);
  EXPECT_EQ(fault_of(R"(<a href="/x{}">x</a>)", {link}), Fault::link_attribute_needs_a_url);
  EXPECT_EQ(fault_of(R"(<a href="{}/x">x</a>)", {link}), Fault::link_attribute_needs_a_url);
  EXPECT_EQ(fault_of(R"(<p title="{}">x</p>)", {link}), Fault::url_outside_a_link_attribute);
  EXPECT_EQ(fault_of(R"(<p title="{}">x</p>)", {markup}), Fault::markup_inside_an_attribute);
  EXPECT_EQ(fault_of("<p {}>x</p>", {Value::text}), Fault::only_flag_may_stand_inside_a_tag);
  EXPECT_EQ(fault_of("<p>{}</p>", {flag}), Fault::flag_outside_a_tag);
}

TEST(Check, sloppy_markup_is_refused) {
  EXPECT_EQ(fault_of("<P>x</P>"), Fault::upper_case_in_tag_or_attribute);
  EXPECT_EQ(fault_of(R"(<p CLASS="a">x</p>)"), Fault::upper_case_in_tag_or_attribute);
  EXPECT_EQ(fault_of("<p class=a>x</p>"), Fault::attribute_without_quotes);
  EXPECT_EQ(fault_of(R"(<p style="color: red">x</p>)"), Fault::style_or_script_written_in_the_page);
  EXPECT_EQ(fault_of(R"(<p onclick="go">x</p>)"), Fault::style_or_script_written_in_the_page);
  EXPECT_EQ(fault_of("<style>p {}</style>"), Fault::style_or_script_written_in_the_page);
  EXPECT_EQ(fault_of("<script>x()</script>"), Fault::style_or_script_written_in_the_page);
  EXPECT_EQ(fault_of("<p><b>x</p></b>"), Fault::tags_are_not_balanced);
  EXPECT_EQ(fault_of("<p>x"), Fault::tags_are_not_balanced);
  EXPECT_EQ(fault_of("x</p>"), Fault::tags_are_not_balanced);
  EXPECT_EQ(fault_of("<p title=\"x>y</p>"), Fault::tags_are_not_balanced);
}

}  // namespace
}  // namespace html
