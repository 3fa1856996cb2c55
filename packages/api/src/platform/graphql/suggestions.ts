const suggestion = / ?Did you mean [^?]*\?/g;

/** Who may not ask for the schema is not led to it by guesses either. */
export const withoutSuggestion = (message: string): string => message.replaceAll(suggestion, '');
