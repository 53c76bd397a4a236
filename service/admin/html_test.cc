#include "service/admin/html.h"

#include <gtest/gtest.h>

namespace kiwoom::admin {
namespace {

TEST(Html, EscapesWhatHasAMeaning) {
  EXPECT_EQ(EscapeHtml("<script>alert('x & \"y\"')</script> 삼성"),
            "&lt;script&gt;alert(&#39;x &amp; &quot;y&quot;&#39;)&lt;/script&gt; 삼성");
}

TEST(Html, EscapesHeadingsAndCellsOfATable) {
  EXPECT_EQ(HtmlTable({"a<b", "c"}, {{"1", "<i>"}, {"2", "&"}}),
            "<table><tr><th>a&lt;b</th><th>c</th></tr>\n"
            "<tr><td>1</td><td>&lt;i&gt;</td></tr>\n"
            "<tr><td>2</td><td>&amp;</td></tr>\n"
            "</table>\n");
}

}  // namespace
}  // namespace kiwoom::admin
