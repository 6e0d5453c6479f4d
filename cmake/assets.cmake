# SPDX-License-Identifier: AGPL-3.0-or-later
# What the program carries with it. Included after the rooms.
target_compile_definitions(lantoa_app PRIVATE LANTOA_VERSION="${PROJECT_VERSION}")
