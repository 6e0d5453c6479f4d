# SPDX-License-Identifier: AGPL-3.0-or-later
# What several tests share: makers of documents, readers of samples. Drawing pages takes Pango and Cairo.
file(GLOB_RECURSE support CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/support/*.cpp)
if(support)
  pkg_check_modules(PANGOCAIRO REQUIRED IMPORTED_TARGET pangocairo)
  add_library(lantoa_support STATIC ${support})
  target_include_directories(lantoa_support PUBLIC ${CMAKE_SOURCE_DIR}/tests)
  target_compile_definitions(lantoa_support PUBLIC SOURCE_DIR="${CMAKE_SOURCE_DIR}")
  target_link_libraries(lantoa_support PUBLIC lantoa_documents PkgConfig::PANGOCAIRO)
else()
  add_library(lantoa_support INTERFACE)
  target_include_directories(lantoa_support INTERFACE ${CMAKE_SOURCE_DIR}/tests)
  target_compile_definitions(lantoa_support INTERFACE SOURCE_DIR="${CMAKE_SOURCE_DIR}")
endif()
# GCC 12 sees uninitialised members inside std::regex when the sanitizers are on; there are none.
set_source_files_properties(${CMAKE_SOURCE_DIR}/tests/support/json_schema.cpp PROPERTIES
                            COMPILE_OPTIONS -Wno-maybe-uninitialized)
