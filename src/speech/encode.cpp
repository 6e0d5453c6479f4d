// SPDX-License-Identifier: AGPL-3.0-or-later
#include "speech/encode.h"

#include <opusenc.h>

#include <algorithm>
#include <memory>
#include <stdexcept>

namespace speech {
namespace {

struct Free {
  void operator()(OggOpusComments* comments) const { ope_comments_destroy(comments); }
  void operator()(OggOpusEnc* encoder) const { ope_encoder_destroy(encoder); }
};

void demand(int status) {
  if (status != OPE_OK) throw std::runtime_error(std::string("opusenc: ") + ope_strerror(status));
}

// Tags are read line by line by many programs.
void add(OggOpusComments* comments, std::string_view name, std::string value) {
  constexpr unsigned char first_printable = 0x20;
  std::replace_if(
      value.begin(), value.end(), [](char c) { return static_cast<unsigned char>(c) < first_printable; }, ' ');
  if (!value.empty()) demand(ope_comments_add(comments, std::string(name).c_str(), value.c_str()));
}

int keep(void* into, const unsigned char* bytes, opus_int32 length) {
  try {
    static_cast<std::string*>(into)->append(bytes, bytes + length);
    return 0;
  } catch (const std::bad_alloc&) {  // the library is C: nothing may fly through it
    return 1;
  }
}

int no_close(void* /*into*/) { return 0; }

// The number of the stream: not random, so that the same sound is the same file, and hardly the same for another one.
opus_int32 number_of(const Sound& sound, const Tags& tags) {
  constexpr std::uint32_t basis = 2166136261U, prime = 16777619U, positive = 0x7FFFFFFFU;  // FNV-1a
  std::uint32_t hash = basis;
  for (const char c : tags.title + tags.artist + tags.date) hash = (hash ^ static_cast<unsigned char>(c)) * prime;
  for (const std::int16_t sample : sound.samples) hash = (hash ^ static_cast<std::uint16_t>(sample)) * prime;
  return static_cast<opus_int32>(hash & positive);
}

}  // namespace

std::string as_ogg_opus(const Sound& sound, const Tags& tags) {
  if (sound.samples.empty() || sound.rate <= 0) throw std::invalid_argument("encode: there is no sound");
  const std::unique_ptr<OggOpusComments, Free> comments(ope_comments_create());
  if (!comments) throw std::bad_alloc();
  add(comments.get(), "TITLE", tags.title);
  add(comments.get(), "ARTIST", tags.artist);
  add(comments.get(), "DATE", tags.date);
  add(comments.get(), "LANGUAGE", "vie");
  if (sound.is_machine_made) {
    add(comments.get(), machine_tag, "yes");
    add(comments.get(), "COMMENT", std::string(machine_sentence));
  }
  std::string bytes;
  const OpusEncCallbacks callbacks{keep, no_close};
  int status = OPE_OK;
  const std::unique_ptr<OggOpusEnc, Free> encoder(
      ope_encoder_create_callbacks(&callbacks, &bytes, comments.get(), sound.rate, 1, 0, &status));
  demand(status);
  constexpr opus_int32 bits_a_second = 24'000;  // speech, well understood over loudspeakers
  constexpr opus_int32 samples_a_page = 9'600;  // 200 ms: listeners who join in hear soon
  constexpr std::size_t piece = 1U << 20;
  demand(ope_encoder_ctl(encoder.get(), OPUS_SET_BITRATE(bits_a_second)));
  demand(ope_encoder_ctl(encoder.get(), OPE_SET_MUXING_DELAY(samples_a_page)));
  demand(ope_encoder_ctl(encoder.get(), OPE_SET_SERIALNO(number_of(sound, tags))));
  for (std::size_t at = 0; at < sound.samples.size(); at += piece) {
    const std::size_t count = std::min(piece, sound.samples.size() - at);
    demand(ope_encoder_write(encoder.get(), sound.samples.data() + at, static_cast<int>(count)));
  }
  demand(ope_encoder_drain(encoder.get()));
  return bytes;
}

}  // namespace speech
