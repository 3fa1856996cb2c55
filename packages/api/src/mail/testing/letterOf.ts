/** A letter as bytes: headers by name, then the text. */
export const letterOf = (headers: Record<string, string>, text = 'Не включается.'): Buffer => {
  const all = { To: 'support@company.example', 'Content-Type': 'text/plain; charset=utf-8', ...headers };
  return Buffer.from(`${Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${text}\r\n`);
};

let count = 0;

/** A letter of Roman with a Message-ID of its own. */
export const letterOfRoman = (headers: Record<string, string> = {}, text?: string): Buffer =>
  letterOf({ From: 'Роман <roman@ladoga-rk.example>', Subject: 'Холодный старт', 'Message-ID': `<${(count += 1)}@ladoga-rk.example>`, ...headers }, text);
