// Who may import whom. The shape of the project, held by a machine.
const own = '^(apps|libs|test|deploy)/';
const tests = '\\.test\\.ts$';
const pure = '^apps/(enrichment/(extraction|charset|language|fingerprint|entities|regions|pipeline)|crawler/(robots|urls|schedule|feeds|sitemaps|sections))/|^libs/contracts/src/';

export default {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: { path: own }, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    { name: 'unresolved', severity: 'error', from: { path: own }, to: { couldNotResolve: true } },
    {
      name: 'contracts-stand-alone',
      comment: 'Other teams install contracts: zod and nothing else.',
      severity: 'error',
      from: { path: '^libs/contracts/src/', pathNot: tests },
      to: { pathNot: '^libs/contracts/src/|(^|node_modules/)zod/', dependencyTypesNot: ['core'] },
    },
    { name: 'platform-knows-no-domain', severity: 'error', from: { path: '^libs/platform/', pathNot: tests }, to: { path: '^(libs/(contracts|bus|replay)|apps)/' } },
    { name: 'bus-knows-contracts-and-platform', severity: 'error', from: { path: '^libs/bus/', pathNot: tests }, to: { path: '^(libs/replay|apps|test)/' } },
    { name: 'libs-know-no-app', severity: 'error', from: { path: '^libs/', pathNot: tests }, to: { path: '^(apps|test)/' } },
    { name: 'apps-know-no-app', severity: 'error', from: { path: '^apps/(crawler|enrichment|store)/' }, to: { path: '^apps/', pathNot: '^apps/$1/' } },
    { name: 'newsreel-sees-faces', comment: 'The composition sees an app by its index.ts, and the command line enrichment by what needs no framework.', severity: 'error', from: { path: '^apps/newsreel/' }, to: { path: '^apps/(crawler|enrichment|store)/(?!index\\.ts$|command-line\\.ts$)' } },
    { name: 'libs-by-their-index', severity: 'error', from: { path: '^(apps|test)/' }, to: { path: '^libs/[^/]+/src/(?!index\\.ts$|jest\\.ts$|testing\\.ts$|conformance/|.*index\\.ts$)' } },
    { name: 'kafkajs-in-one-place', severity: 'error', from: { path: '^(apps|libs)/', pathNot: `^libs/bus/src/kafka/|${tests}` }, to: { path: '(^|node_modules/)kafkajs' } },
    { name: 'pure-stays-pure', comment: 'What can be tested without a server must not need one.', severity: 'error', from: { path: pure, pathNot: tests }, to: { path: '(^|node_modules/)(@nestjs/|typeorm|kafkajs|pg/|pg$|rxjs)|^libs/(bus|platform)/' } },
    { name: 'no-tests-in-production', severity: 'error', from: { path: '^(apps|libs)/', pathNot: tests }, to: { path: `^test/(?!demo-site/)|${tests}` } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { conditionNames: ['source', 'import', 'node', 'default'], exportsFields: ['exports'], mainFields: ['types', 'module', 'main'], extensions: ['.ts', '.js', '.mjs', '.json'] },
  },
};
