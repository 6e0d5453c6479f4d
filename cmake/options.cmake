# SPDX-License-Identifier: AGPL-3.0-or-later
# Flags that hold for every target.
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE RelWithDebInfo)
endif()
find_program(CCACHE ccache)
if(CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()
add_compile_options(-Wall -Wextra -Wshadow -Wnon-virtual-dtor -Wold-style-cast -Wcast-qual -Wconversion
                    -Wno-sign-conversion -Wno-missing-field-initializers -fno-omit-frame-pointer)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # Clang builds the fuzz targets only; its other opinions stop nobody.
  # GCC 12 sees overlapping copies where a literal and a std::string are added (its bug 105329).
  add_compile_options(-Werror -Wno-restrict)
  # Newer GCCs see overflows inside the standard library where there are none: their guesses about flow only warn.
  if(CMAKE_CXX_COMPILER_VERSION VERSION_GREATER_EQUAL 13)
    add_compile_options(-Wno-error=stringop-overflow -Wno-error=stringop-overread -Wno-error=array-bounds
                        -Wno-error=maybe-uninitialized -Wno-error=dangling-reference -Wno-error=free-nonheap-object)
  endif()
endif()
add_compile_definitions(_GLIBCXX_ASSERTIONS)
if(LANTOA_SANITIZE)
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all)
  add_link_options(-fsanitize=address,undefined)
endif()
if(LANTOA_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all)
  add_link_options(-fsanitize=address,undefined)
endif()
