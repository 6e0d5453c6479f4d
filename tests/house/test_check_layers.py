# SPDX-License-Identifier: AGPL-3.0-or-later
from support import ToolTest


class CheckLayers(ToolTest):
    def check(self):
        return self.run_tool('check_layers.py')

    def test_a_room_may_know_the_rooms_below_it(self):
        self.write('src/base/date.h', '')
        self.write('src/compiler/times.cpp', '#include "base/date.h"\n#include "documents/document.h"\n')
        status, said = self.check()
        self.assertEqual(status, 0, said)

    def test_an_include_upwards_is_named_with_its_line(self):
        self.write('src/vietnamese/text.cpp', '#include <string>\n#include "compiler/plan.h"\n')
        status, said = self.check()
        self.assertEqual(status, 1)
        self.assertIn('src/vietnamese/text.cpp:2: may not include "compiler/plan.h"', said)

    def test_base_knows_nobody(self):
        self.write('src/base/date.cpp', '#include "vietnamese/text.h"\n')
        self.assertEqual(self.check()[0], 1)

    def test_html_and_http_do_not_know_each_other(self):
        self.write('src/html/page.cpp', '#include "http/server.h"\n')
        self.write('src/http/server.cpp', '#include "html/html.h"\n')
        status, said = self.check()
        self.assertEqual(status, 1)
        self.assertIn('src/html/page.cpp:1', said)
        self.assertIn('src/http/server.cpp:1', said)

    def test_reading_and_writing_of_documents_do_not_know_each_other(self):
        self.write('src/documents/read/docx.cpp', '#include "documents/write/docx.h"\n')
        self.assertEqual(self.check()[0], 1)

    def test_the_model_of_a_document_does_not_know_its_readers(self):
        self.write('src/documents/document.cpp', '#include "documents/read/read.h"\n')
        self.assertEqual(self.check()[0], 1)

    def test_nobody_includes_app(self):
        self.write('src/features/plans/service.cpp', '#include "app/app.h"\n')
        self.assertEqual(self.check()[0], 1)

    def test_app_may_know_everything(self):
        self.write('src/app/app.cpp', '#include "features/plans/routes.h"\n#include "documents/read/read.h"\n')
        status, said = self.check()
        self.assertEqual(status, 0, said)

    def test_a_view_may_not_ask_the_store_or_the_service(self):
        self.write('src/features/plans/views.cpp',
                   '#include "features/plans/model.h"\n#include "features/plans/store.h"\n'
                   '#include "features/plans/service.h"\n')
        _, said = self.check()
        self.assertNotIn('views.cpp:1', said)
        self.assertIn('views.cpp:2', said)
        self.assertIn('views.cpp:3', said)

    def test_a_service_knows_no_web(self):
        self.write('src/features/plans/service.cpp', '#include "http/request.h"\n')
        self.assertEqual(self.check()[0], 1)

    def test_another_feature_is_known_only_by_its_door(self):
        self.write('src/features/reports/service.cpp',
                   '#include "features/plans/service.h"\n#include "features/plans/store.h"\n')
        _, said = self.check()
        self.assertNotIn('service.cpp:1', said)
        self.assertIn('service.cpp:2', said)

    def test_a_feature_does_not_read_documents_itself(self):
        self.write('src/features/plans/service.cpp', '#include "documents/read/read.h"\n')
        self.assertEqual(self.check()[0], 1)

    def test_a_heavy_library_stays_out_of_headers_and_in_its_room(self):
        self.write('src/http/server.h', '#include <boost/beast.hpp>\n')
        self.write('src/html/html.cpp', '#include <boost/beast.hpp>\n')
        self.write('src/http/server.cpp', '#include <boost/beast.hpp>\n')
        _, said = self.check()
        self.assertIn('src/http/server.h:1', said)
        self.assertIn('src/html/html.cpp:1', said)
        self.assertNotIn('src/http/server.cpp', said)

    def test_a_relative_include_and_an_unknown_room_are_named(self):
        self.write('src/base/a.cpp', '#include "../vietnamese/text.h"\n')
        self.write('src/utils/b.cpp', '')
        _, said = self.check()
        self.assertIn('src/base/a.cpp:1', said)
        self.assertIn('src/utils/b.cpp: no such room', said)

    def test_tests_may_include_what_they_like(self):
        self.write('src/base/date.h', '')
        self.write('src/base/date_test.cpp', '#include "app/app.h"\n')
        self.assertEqual(self.check()[0], 0)

    def test_an_empty_tree_proves_nothing(self):
        self.assertEqual(self.check()[0], 1)
