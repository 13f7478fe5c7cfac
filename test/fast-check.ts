import fc from 'fast-check';

// A commit is judged by itself, so what is random in its tests is the same each time; NEWSREEL_TEST_SEED takes another seed.
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env.NEWSREEL_TEST_SEED ?? 1) });

export default fc;
