import { accessOf, newKey, scopeOf, type ApiKey } from './keys.js';

test('on loopback nobody needs a key', () => {
  expect(accessOf('127.0.0.1', undefined)).toBe('none');
  expect(accessOf('::1', undefined)).toBe('none');
});

test('where the network reaches it, it does not start without keys', () => {
  expect(() => accessOf('0.0.0.0', undefined)).toThrow('NEWSREEL_API_KEYS is not set');
  expect(() => accessOf('192.0.2.1', undefined)).toThrow('NEWSREEL_API_KEYS is not set');
  expect(accessOf('0.0.0.0', 'none')).toBe('none');
});

test('a wrong entry is refused without being shown', () => {
  expect(() => accessOf('0.0.0.0', 'read:secret')).toThrow('no key (not shown)');
});

test('a key opens what its scope says, and of two listed for a change both do', () => {
  const [before, now, admin] = [newKey('read'), newKey('read'), newKey('admin')];
  const known = accessOf('0.0.0.0', [before, now, admin].map(({ entry }) => entry).join(', ')) as ApiKey[];
  expect([before, now, admin].map(({ key }) => scopeOf(key, known))).toEqual(['read', 'read', 'admin']);
  expect(scopeOf(`${now.key}x`, known)).toBeNull();
});
