"""What is heard: silence and loudness in every install, speech with the extra `speech`."""

from shotlog.measure.sound.heard import Heard
from shotlog.measure.sound.listening import listen
from shotlog.measure.sound.loudness import Loudness, loudness
from shotlog.measure.sound.speech import missing, speech, words
from shotlog.measure.sound.suggesting import sound
from shotlog.measure.sound.transcribing import hear_speech

__all__ = ["Heard", "Loudness", "hear_speech", "listen", "loudness", "missing", "sound", "speech", "words"]
