import ipaddr from 'ipaddr.js';

/** Global unicast, RFC 4291 section 2.4: everything else is local, reserved, or an IPv4 address in disguise. */
const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Whether an address is one of the public internet (IANA special-purpose registries). Loopback, private, link-local, multicast, shared,
 * documentation and reserved ranges are not, nor metadata services, which live in them. IPv6 forms that carry an IPv4 address (mapped,
 * NAT64) are judged by that one; those through which nobody serves a page (6to4, Teredo, compatible) never are.
 * @param address as `net.isIP` takes it, without brackets; a zone index makes it link-local.
 */
export function isPublicAddress(address: string): boolean {
  if (address.includes('%') || !ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed instanceof ipaddr.IPv4) return parsed.range() === 'unicast';
  if (parsed.isIPv4MappedAddress()) return parsed.toIPv4Address().range() === 'unicast';
  if (parsed.range() === 'rfc6052') return embedded(parsed).range() === 'unicast';
  return parsed.range() === 'unicast' && parsed.match(globalUnicast);
}

/** The IPv4 address in the last 32 bits, where a NAT64 prefix of 96 bits puts it (RFC 6052, section 2.2). */
function embedded(address: ipaddr.IPv6): ipaddr.IPv4 {
  const bytes = address.toByteArray();
  // 64:ff9b:1::/48 is for local use: what it translates to is not known here.
  return bytes[5] === 1 ? new ipaddr.IPv4([0, 0, 0, 0]) : new ipaddr.IPv4(bytes.slice(12));
}

/** Whether a host as a URL spells it is surely within: localhost, or a literal that is no public address. What a name resolves to is not asked. */
export function isPrivateHost(hostname: string): boolean {
  const literal = hostname.replace(/^\[|\]$/g, '');
  return hostname === 'localhost' || hostname.endsWith('.localhost') || (ipaddr.isValid(literal) && !isPublicAddress(literal));
}
