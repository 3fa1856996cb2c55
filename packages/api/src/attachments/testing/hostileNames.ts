const bidi = ['\u202e', '\u202d', '\u2066', '\u2069', '\u200f', '\u061c'];
const unseen = ['\u200b', '\u200d', '\u2060', '\ufeff', '\u00ad', '\u034f', '\ue000', '\u{e0041}'];
const ends = ['\r\nSet-Cookie: a=b', '\nX: y', '\r', '\u0000.png', '\u2028', '\u2029', '\u0085', '\u001b[2J', '\u007f', '\t'];
const paths = ['../../etc/passwd', '..\\..\\windows\\win.ini', '/etc/shadow', 'C:\\boot.ini', '\\\\server\\share\\a', 'file:///etc/passwd', '....//....//a', '..%2f..%2fetc%2fpasswd', '..;/a', './.', '..', '.', '/', '\\', '//', 'a/../b', '~/x', '~root', '/dev/null', '/proc/self/environ', '\uff0e\uff0e\uff0fetc\uff0fpasswd', '\u2215etc\u2215passwd', '\u2024\u2024\u2044a'];
const devices = ['CON', 'nul.txt', 'COM1', 'lpt1.log', 'a.txt::$DATA', 'a.txt.', 'a.txt ', ' a.txt', 'AUX.tar.gz', 'con .txt'];
const programs = ['.htaccess', '\u200b.htaccess', 'web.config', '.user.ini', 'a.php', 'a.php.jpg', 'a.jpg.exe', 'a.pdf                                        .exe', 'a.svg', 'a.html', 'a.exe\u200b', 'a.ex\u0435', 'отчёт\u202egpj.exe', 'a.lnk', 'autorun.inf', '.ssh'];
const quotes = ['a"b.txt', "a'b.txt", 'a;b.txt', 'a"; filename="b.exe', "UTF-8''%41", 'a%00b', '%0d%0aX: y', 'a\\"b', 'a=b,c', '=?utf-8?Q?=0D=0ABcc:x?=', '`id`', '$(id)', '|id', '-rf', '--help', '<script>alert(1)</script>.txt', '{ticket.number}', "'; drop table attachment; --", '%s%n%x', '*', '?', 'a<b>c|d'];
const lengths = ['', ' ', '\t\t', 'a'.repeat(255), 'я'.repeat(250), `${'😀'.repeat(60)}.txt`, `a.${'b'.repeat(250)}`, '.'.repeat(200), '\ud800.txt', 'e\u0301\u0301\u0301.txt', 'Ω.txt', 'ﬁle.txt', '\u0430dmin.txt', '文件.pdf', 'ملف.pdf'];

/** Names by which files came to lie, to run or to speak where they must not. */
export const hostileNames: readonly string[] = [...paths, ...devices, ...programs, ...quotes, ...lengths, ...[...bidi, ...unseen, ...ends].map((sign) => `a${sign}b.txt`)];
