/** Asks once for all who ask the same while the answer is under way; whoever comes after the answer asks anew. */
export const sharedQuestion = <Answer>(ask: (question: string) => Promise<Answer>): ((question: string) => Promise<Answer>) => {
  const asked = new Map<string, Promise<Answer>>();
  return (question) => {
    const before = asked.get(question);
    if (before) return before;
    const answer = ask(question).finally(() => asked.delete(question));
    asked.set(question, answer);
    return answer;
  };
};
