#!/usr/bin/env node
// Committed, while what it imports is built: npm links no bin that does not exist when it installs.
import '../../../dist/apps/newsreel/main.js';
