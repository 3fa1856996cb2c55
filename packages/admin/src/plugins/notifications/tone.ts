const seconds = 0.18;

/** One short soft tone, made on the spot. A browser that plays nothing before the first click stays silent. */
export const playTone = (): void => {
  const audio = new AudioContext();
  const [tone, volume] = [audio.createOscillator(), audio.createGain()];
  tone.frequency.value = 587;
  volume.gain.setValueAtTime(0.08, audio.currentTime);
  volume.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + seconds);
  tone.connect(volume).connect(audio.destination);
  tone.addEventListener('ended', () => { void audio.close(); });
  tone.start();
  tone.stop(audio.currentTime + seconds);
};
