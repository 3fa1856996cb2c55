const latin = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.";
const russian = 'ёйцукенгшщзхъфывапролджэячсмитьбю';
const toRussian = new Map(Array.from(latin, (key, at) => [key, russian.charAt(at)]));
const toLatin = new Map(Array.from(russian, (key, at) => [key, latin.charAt(at)]));

/** What the same keys would have written in the other layout: «ghbdtn» is «привет», «ьщвгду» is "module". */
export const inOtherLayout = (typed: string): string => {
  const keys = typed.toLowerCase();
  const layout = /[а-яё]/u.test(keys) ? toLatin : toRussian;
  return Array.from(keys, (key) => layout.get(key) ?? key).join('');
};
