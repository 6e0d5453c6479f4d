# SPDX-License-Identifier: AGPL-3.0-or-later
# SQL files become C++: features/NAME/store.sql → features/NAME/store_sql.h, migrations/ → a table in the db room.
set(sql_folder ${CMAKE_BINARY_DIR}/sql)
set(sql_headers)
file(GLOB_RECURSE sql_files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/*/store.sql)
foreach(file ${sql_files})
  cmake_path(RELATIVE_PATH file BASE_DIRECTORY ${CMAKE_SOURCE_DIR}/src OUTPUT_VARIABLE relative)
  string(REPLACE "store.sql" "store_sql.h" header ${sql_folder}/${relative})
  add_custom_command(OUTPUT ${header} COMMAND ${PYTHON} ${CMAKE_SOURCE_DIR}/tools/sqlgen.py store ${file} ${header}
                     DEPENDS ${file} ${CMAKE_SOURCE_DIR}/tools/sqlgen.py VERBATIM)
  list(APPEND sql_headers ${header})
endforeach()
file(GLOB migration_files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/migrations/*.sql)
add_custom_command(OUTPUT ${sql_folder}/migrations.cpp
                   COMMAND ${PYTHON} ${CMAKE_SOURCE_DIR}/tools/sqlgen.py migrations ${CMAKE_SOURCE_DIR}/migrations
                           ${sql_folder}/migrations.cpp
                   DEPENDS ${migration_files} ${CMAKE_SOURCE_DIR}/tools/sqlgen.py VERBATIM)
add_custom_command(OUTPUT ${sql_folder}/all_queries.h
                   COMMAND ${PYTHON} ${CMAKE_SOURCE_DIR}/tools/sqlgen.py all ${CMAKE_SOURCE_DIR}/src
                           ${sql_folder}/all_queries.h
                   DEPENDS ${sql_files} ${CMAKE_SOURCE_DIR}/tools/sqlgen.py VERBATIM)
add_custom_target(sql_headers DEPENDS ${sql_headers} ${sql_folder}/all_queries.h ${sql_folder}/migrations.cpp)
target_sources(lantoa_db PRIVATE ${sql_folder}/migrations.cpp)
target_include_directories(lantoa_db PUBLIC ${sql_folder})
foreach(room db files jobs features app)
  if(TARGET lantoa_${room})
    add_dependencies(lantoa_${room} sql_headers)
  endif()
endforeach()
