# SPDX-License-Identifier: AGPL-3.0-or-later
# The maker of samples/: built on demand, `ninja make_samples && build/…/make_samples samples/src samples`.
if(TARGET lantoa_support)
  add_executable(make_samples EXCLUDE_FROM_ALL tools/make_samples.cpp)
  target_link_libraries(make_samples PRIVATE lantoa_support)
endif()
