import { isPublicAddress } from './address.js';

describe('isPublicAddress', () => {
  test.each([
    ['IPv4', '93.184.216.34'],
    ['IPv4 just beside shared space', '100.128.0.1'],
    ['IPv4 just beside private space', '172.32.0.1'],
    ['IPv6', '2606:2800:220:1:248:1893:25c8:1946'],
    ['IPv4 mapped into IPv6', '::ffff:93.184.216.34'],
    ['IPv4 behind NAT64', '64:ff9b::5db8:d822'],
  ])('takes a public address: %s', (_form, address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  test.each([
    ['loopback', '127.0.0.1'],
    ['the rest of loopback', '127.8.9.10'],
    ['this host', '0.0.0.0'],
    ['this network', '0.1.2.3'],
    ['private 10', '10.1.2.3'],
    ['private 172', '172.31.0.1'],
    ['private 192', '192.168.1.1'],
    ['shared by a carrier', '100.64.0.1'],
    ['link-local, where metadata services are', '169.254.169.254'],
    ['metadata of one cloud in shared space', '100.100.100.200'],
    ['multicast', '224.0.0.1'],
    ['broadcast', '255.255.255.255'],
    ['reserved', '240.0.0.1'],
    ['benchmarks', '198.18.0.1'],
    ['protocol assignments', '192.0.0.8'],
    ['the NAT64 discovery address', '192.0.0.170'],
    ['6to4 relays', '192.88.99.1'],
    ['the far end of shared space', '100.127.255.255'],
    ['shared space mapped', '::ffff:100.64.0.1'],
    ['shared space behind NAT64', '64:ff9b::6440:1'],
    ['ORCHID', '2001:20::1'],
    ['IPv6 documentation, the newer range', '3fff::1'],
    ['segment routing', '5f00::1'],
    ['discard', '100::1'],
    ['IPv6 unique local, the other half', 'fc00::1'],
    ['documentation', '203.0.113.9'],
    ['IPv6 loopback', '::1'],
    ['IPv6 unspecified', '::'],
    ['IPv6 link-local', 'fe80::1'],
    ['IPv6 with a zone', 'fe80::1%eth0'],
    ['IPv6 unique local', 'fd00:ec2::254'],
    ['IPv6 site-local', 'fec0::1'],
    ['IPv6 multicast', 'ff02::1'],
    ['IPv6 documentation', '2001:db8::1'],
    ['loopback mapped', '::ffff:127.0.0.1'],
    ['loopback mapped in hexadecimal', '::ffff:7f00:1'],
    ['loopback compatible', '::127.0.0.1'],
    ['private behind NAT64', '64:ff9b::a01:203'],
    ['local NAT64', '64:ff9b:1::5db8:d822'],
    ['metadata through 6to4', '2002:a9fe:a9fe::1'],
    ['Teredo', '2001:0:4136:e378:8000:63bf:3fff:fdd2'],
    ['IPv4 translated', '::ffff:0:127.0.0.1'],
    ['no address', 'localhost'],
    ['nothing', ''],
  ])('refuses %s', (_range, address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  test.each(['http://2130706433/', 'http://0x7f000001/', 'http://0177.0.0.1/', 'http://127.1/', 'http://0x7f.0.0.0x1/', 'http://127.0.0.1./', 'http://①②⑦.0.0.1/'])(
    'sees through the odd spelling %s, which the URL parser undoes',
    (url) => {
      expect(isPublicAddress(new URL(url).hostname.replace(/\.$/, ''))).toBe(false);
    },
  );
});
