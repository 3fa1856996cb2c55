// What the language has had for years; node-polyglot asks for a stand-in with a dozen packages behind it.
module.exports = Object.entries;
