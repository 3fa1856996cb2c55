import { createSign, generateKeyPairSync } from 'node:crypto';

const der = (tag: number, ...content: Buffer[]): Buffer => {
  const bytes = Buffer.concat(content);
  const length = bytes.length < 0x80 ? [bytes.length] : bytes.length < 0x100 ? [0x81, bytes.length] : [0x82, bytes.length >> 8, bytes.length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), bytes]);
};
const sequence = (...content: Buffer[]): Buffer => der(0x30, ...content);
const oid = (hex: string): Buffer => der(0x06, Buffer.from(hex, 'hex'));
const [ecdsaWithSha256, commonName, alternativeNames, basicConstraints] = [oid('2a8648ce3d040302'), oid('550403'), oid('551d11'), oid('551d13')];
const nameOf = (name: string): Buffer => sequence(der(0x31, sequence(commonName, der(0x0c, Buffer.from(name)))));
const yes = der(0x01, Buffer.from([0xff]));

/** A certificate that a server on this machine makes for itself, for as long as anybody will run the tests; whoever is to believe it is told so by NODE_EXTRA_CA_CERTS. */
export const ownCertificate = (): { key: string; cert: string } => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const signature = sequence(ecdsaWithSha256);
  const validity = sequence(der(0x17, Buffer.from('250101000000Z')), der(0x18, Buffer.from('21250101000000Z')));
  const here = sequence(der(0x82, Buffer.from('localhost')), der(0x87, Buffer.from([127, 0, 0, 1])));
  const extensions = der(0xa3, sequence(sequence(basicConstraints, yes, der(0x04, sequence(yes))), sequence(alternativeNames, der(0x04, here))));
  const body = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))), der(0x02, Buffer.from([1])), signature, nameOf('localhost'), validity, nameOf('localhost'), publicKey.export({ type: 'spki', format: 'der' }), extensions);
  const signed = sequence(body, signature, der(0x03, Buffer.from([0]), createSign('sha256').update(body).sign(privateKey)));
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${signed.toString('base64').replaceAll(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`,
  };
};
