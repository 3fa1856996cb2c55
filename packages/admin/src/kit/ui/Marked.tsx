import type { MarkedText } from '../plugin.ts';

/** A text with its marks, made of nodes: nothing that was found is ever markup. */
export const Marked = ({ text, marks }: MarkedText) => {
  const starts = [0, ...marks.map(({ start, length }) => start + length)];
  return (
    <>
      {starts.map((from, at) => {
        const mark = marks[at];
        return <span key={from}>{text.slice(from, mark?.start)}{mark && <mark>{text.slice(mark.start, mark.start + mark.length)}</mark>}</span>;
      })}
    </>
  );
};
