/** The longest that a process was at it without a pause, in milliseconds of processor time: whatever else the machine does is left out. */
export const longestTurn = async (act: () => Promise<unknown>): Promise<number> => {
  let [before, longest] = [process.threadCpuUsage(), 0];
  const look = (): void => {
    const { user, system } = process.threadCpuUsage(before);
    before = process.threadCpuUsage();
    longest = Math.max(longest, (user + system) / 1000);
  };
  const looking = setInterval(look, 5);
  await act();
  look();
  clearInterval(looking);
  return longest;
};
