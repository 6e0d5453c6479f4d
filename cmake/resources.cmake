# SPDX-License-Identifier: AGPL-3.0-or-later
# Data that is packed into the program: the n-grams by a tool of our own, the tables as they are.
add_executable(pack_ngrams ${CMAKE_SOURCE_DIR}/tools/pack_ngrams.cpp)
target_include_directories(pack_ngrams PRIVATE ${CMAKE_SOURCE_DIR}/src)
target_link_libraries(pack_ngrams PRIVATE ZLIB::ZLIB)

set(packed_ngrams ${CMAKE_BINARY_DIR}/resources/ngrams.bin)
file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/resources)
add_custom_command(
  OUTPUT ${packed_ngrams}
  COMMAND pack_ngrams ${CMAKE_SOURCE_DIR}/data/syllable_ngrams.tsv.gz ${CMAKE_SOURCE_DIR}/data/terms.tsv
          ${CMAKE_SOURCE_DIR}/data/places.tsv ${packed_ngrams}
  DEPENDS pack_ngrams ${CMAKE_SOURCE_DIR}/data/syllable_ngrams.tsv.gz ${CMAKE_SOURCE_DIR}/data/terms.tsv
          ${CMAKE_SOURCE_DIR}/data/places.tsv
  COMMENT "Packing the n-grams"
  VERBATIM)
add_custom_target(packed_resources DEPENDS ${packed_ngrams})
add_dependencies(lantoa_vietnamese packed_resources)

# The assembler reads the files while this one source is compiled (.incbin); ccache knows that and lets it be.
set(embedding ${CMAKE_SOURCE_DIR}/src/vietnamese/resources.cpp)
set_source_files_properties(${embedding} PROPERTIES
  COMPILE_DEFINITIONS "LANTOA_PACKED_NGRAMS=\"${packed_ngrams}\";LANTOA_DATA=\"${CMAKE_SOURCE_DIR}/data\""
  OBJECT_DEPENDS "${packed_ngrams};${CMAKE_SOURCE_DIR}/data/channel_eng.tsv;${CMAKE_SOURCE_DIR}/data/channel_vie.tsv;${CMAKE_SOURCE_DIR}/data/abbreviations.txt;${CMAKE_SOURCE_DIR}/data/places.tsv;${CMAKE_SOURCE_DIR}/data/provinces.csv;${CMAKE_SOURCE_DIR}/data/communes.csv;${CMAKE_SOURCE_DIR}/data/days_off.tsv")
set_source_files_properties(${CMAKE_SOURCE_DIR}/src/speech/resources.cpp PROPERTIES
  COMPILE_DEFINITIONS "LANTOA_DATA=\"${CMAKE_SOURCE_DIR}/data\""
  OBJECT_DEPENDS ${CMAKE_SOURCE_DIR}/data/spoken.tsv)
