export const readme = (stage) => `# A worked case in three jurisdictions

Everything here is made up: persons, authorities, accounts, serial numbers. The secret keys are **for tests only, without a
passphrase, and public**: nobody may believe them. Git does not keep their mode; \`chmod 600 keys/*/secret.key\` before use.

A prosecutor and the police in Lisbon, a prosecutor and a laboratory in Hamburg, and the federal police in Brasília work on one
case. It was played once with the commands below, in this order, by \`node test/tools/worked-case/make.mjs OUT\` against the
built command line; each ran at the time that stands before it (a preload moves the clock of the process, the commands are the
ordinary ones). Keys, salts and nonces are random, so a second run gives other bytes and other ids: the files here are that one
run, and [story.json](story.json) says what must be found in them. \`test/cli/worked-case.test.ts\` checks it.

| folder | what it holds |
| --- | --- |
| \`keys\` | keys and cards of five authorities, two officers and the operator of the directory |
| \`directories\` | two versions of the directory; the second ends the keys of the laboratory |
| \`portugal\` | the docket at the end, with everything united; the earlier docket; trust store, scenes, paper |
| \`germany\`, \`brazil\` | the trust stores and terms of those sides, and the docket of Brazil; that of Germany was left out for its size, as the united one holds all of it |
| \`carried\` | the two envelopes |
| \`evidence\`, \`onward\` | what was sealed into them; \`laboratory\` is what the laboratory made |

To read it as a court would:

\`\`\`
rogatory report carried/to-hamburg.rog --docket portugal/case.docket --trust portugal/trust.json --profile iso-27037 eu-eio de-stpo br-cpp-158 --language pt --out report.html
\`\`\`
${stage.text()}`
