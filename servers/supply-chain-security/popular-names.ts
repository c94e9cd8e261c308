import type { Ecosystem } from '#servers/projects/project.ts';

// What a typing error would most likely have meant: the names that were downloaded most in November 2026 (npm and
// PyPI), and a choice of well-known ones for the sources that were not counted. Names alone, sorted.

const NPM = `
@adobe/css-tools @alloc/quick-lru @ampproject/remapping @asamuzakjp/css-color @aws-crypto/crc32 @aws-crypto/sha256-browser @aws-crypto/sha256-js
@aws-crypto/supports-web-crypto @aws-crypto/util @aws-sdk/client-sso @aws-sdk/core @aws-sdk/credential-provider-env @aws-sdk/credential-provider-http
@aws-sdk/credential-provider-ini @aws-sdk/credential-provider-login @aws-sdk/credential-provider-node @aws-sdk/credential-provider-process
@aws-sdk/credential-provider-sso @aws-sdk/credential-provider-web-identity @aws-sdk/middleware-host-header @aws-sdk/middleware-logger
@aws-sdk/middleware-recursion-detection @aws-sdk/middleware-sdk-s3 @aws-sdk/middleware-user-agent @aws-sdk/nested-clients @aws-sdk/region-config-resolver
@aws-sdk/signature-v4-multi-region @aws-sdk/token-providers @aws-sdk/types @aws-sdk/util-arn-parser @aws-sdk/util-endpoints @aws-sdk/util-locate-window
@aws-sdk/util-user-agent-browser @aws-sdk/util-user-agent-node @aws-sdk/xml-builder @aws/lambda-invoke-store @babel/code-frame @babel/compat-data @babel/core
@babel/generator @babel/helper-annotate-as-pure @babel/helper-compilation-targets @babel/helper-create-class-features-plugin
@babel/helper-create-regexp-features-plugin @babel/helper-define-polyfill-provider @babel/helper-globals @babel/helper-member-expression-to-functions
@babel/helper-module-imports @babel/helper-module-transforms @babel/helper-optimise-call-expression @babel/helper-plugin-utils
@babel/helper-remap-async-to-generator @babel/helper-replace-supers @babel/helper-skip-transparent-expression-wrappers @babel/helper-split-export-declaration
@babel/helper-string-parser @babel/helper-validator-identifier @babel/helper-validator-option @babel/helper-wrap-function @babel/helpers @babel/highlight
@babel/parser @babel/plugin-bugfix-firefox-class-in-computed-class-key @babel/plugin-bugfix-safari-class-field-initializer-scope
@babel/plugin-bugfix-safari-id-destructuring-collision-in-function-expression @babel/plugin-bugfix-v8-spread-parameters-in-optional-chaining
@babel/plugin-bugfix-v8-static-class-fields-redefine-readonly @babel/plugin-proposal-private-property-in-object @babel/plugin-syntax-async-generators
@babel/plugin-syntax-bigint @babel/plugin-syntax-class-properties @babel/plugin-syntax-class-static-block @babel/plugin-syntax-import-assertions
@babel/plugin-syntax-import-attributes @babel/plugin-syntax-import-meta @babel/plugin-syntax-json-strings @babel/plugin-syntax-jsx
@babel/plugin-syntax-logical-assignment-operators @babel/plugin-syntax-nullish-coalescing-operator @babel/plugin-syntax-numeric-separator
@babel/plugin-syntax-object-rest-spread @babel/plugin-syntax-optional-catch-binding @babel/plugin-syntax-optional-chaining
@babel/plugin-syntax-private-property-in-object @babel/plugin-syntax-top-level-await @babel/plugin-syntax-typescript @babel/plugin-syntax-unicode-sets-regex
@babel/plugin-transform-arrow-functions @babel/plugin-transform-async-generator-functions @babel/plugin-transform-async-to-generator
@babel/plugin-transform-block-scoped-functions @babel/plugin-transform-block-scoping @babel/plugin-transform-class-properties
@babel/plugin-transform-class-static-block @babel/plugin-transform-classes @babel/plugin-transform-computed-properties @babel/plugin-transform-destructuring
@babel/plugin-transform-dotall-regex @babel/plugin-transform-duplicate-keys @babel/plugin-transform-duplicate-named-capturing-groups-regex
@babel/plugin-transform-dynamic-import @babel/plugin-transform-exponentiation-operator @babel/plugin-transform-export-namespace-from
@babel/plugin-transform-for-of @babel/plugin-transform-function-name @babel/plugin-transform-json-strings @babel/plugin-transform-literals
@babel/plugin-transform-logical-assignment-operators @babel/plugin-transform-member-expression-literals @babel/plugin-transform-modules-amd
@babel/plugin-transform-modules-commonjs @babel/plugin-transform-modules-systemjs @babel/plugin-transform-modules-umd
@babel/plugin-transform-named-capturing-groups-regex @babel/plugin-transform-new-target @babel/plugin-transform-nullish-coalescing-operator
@babel/plugin-transform-numeric-separator @babel/plugin-transform-object-rest-spread @babel/plugin-transform-object-super
@babel/plugin-transform-optional-catch-binding @babel/plugin-transform-optional-chaining @babel/plugin-transform-parameters
@babel/plugin-transform-private-methods @babel/plugin-transform-private-property-in-object @babel/plugin-transform-property-literals
@babel/plugin-transform-react-display-name @babel/plugin-transform-react-jsx @babel/plugin-transform-react-jsx-development
@babel/plugin-transform-react-jsx-self @babel/plugin-transform-react-jsx-source @babel/plugin-transform-regenerator @babel/plugin-transform-regexp-modifiers
@babel/plugin-transform-reserved-words @babel/plugin-transform-runtime @babel/plugin-transform-shorthand-properties @babel/plugin-transform-spread
@babel/plugin-transform-sticky-regex @babel/plugin-transform-template-literals @babel/plugin-transform-typeof-symbol @babel/plugin-transform-typescript
@babel/plugin-transform-unicode-escapes @babel/plugin-transform-unicode-property-regex @babel/plugin-transform-unicode-regex
@babel/plugin-transform-unicode-sets-regex @babel/preset-env @babel/preset-modules @babel/preset-react @babel/preset-typescript @babel/runtime @babel/template
@babel/traverse @babel/types @bcoe/v8-coverage @colors/colors @cspotcode/source-map-support @csstools/color-helpers @csstools/css-calc
@csstools/css-color-parser @csstools/css-parser-algorithms @csstools/css-tokenizer @emnapi/core @emnapi/runtime @emnapi/wasi-threads @emotion/memoize
@emotion/unitless @esbuild/linux-x64 @eslint-community/eslint-utils @eslint-community/regexpp @eslint/config-array @eslint/config-helpers @eslint/core
@eslint/eslintrc @eslint/js @eslint/object-schema @eslint/plugin-kit @floating-ui/core @floating-ui/dom @floating-ui/react-dom @floating-ui/utils
@graphql-tools/utils @grpc/grpc-js @grpc/proto-loader @hapi/hoek @humanfs/core @humanfs/node @humanwhocodes/config-array @humanwhocodes/module-importer
@humanwhocodes/object-schema @humanwhocodes/retry @img/colour @img/sharp-libvips-linux-x64 @img/sharp-libvips-linuxmusl-x64 @img/sharp-linux-x64
@img/sharp-linuxmusl-x64 @inquirer/confirm @inquirer/core @inquirer/figures @inquirer/type @isaacs/cliui @isaacs/fs-minipass @istanbuljs/load-nyc-config
@istanbuljs/schema @jest/console @jest/core @jest/environment @jest/expect @jest/expect-utils @jest/fake-timers @jest/globals @jest/reporters @jest/schemas
@jest/source-map @jest/test-result @jest/test-sequencer @jest/transform @jest/types @jridgewell/gen-mapping @jridgewell/remapping @jridgewell/resolve-uri
@jridgewell/set-array @jridgewell/source-map @jridgewell/sourcemap-codec @jridgewell/trace-mapping @napi-rs/wasm-runtime @next/env @next/eslint-plugin-next
@next/swc-linux-x64-gnu @noble/hashes @nodelib/fs.scandir @nodelib/fs.stat @nodelib/fs.walk @npmcli/fs @octokit/auth-token @octokit/core @octokit/endpoint
@octokit/graphql @octokit/openapi-types @octokit/plugin-paginate-rest @octokit/plugin-rest-endpoint-methods @octokit/request @octokit/request-error
@octokit/types @opentelemetry/api @opentelemetry/api-logs @opentelemetry/context-async-hooks @opentelemetry/core @opentelemetry/instrumentation
@opentelemetry/resources @opentelemetry/sdk-metrics @opentelemetry/sdk-trace-base @opentelemetry/semantic-conventions @pkgjs/parseargs @pkgr/core
@protobufjs/aspromise @protobufjs/base64 @protobufjs/codegen @protobufjs/eventemitter @protobufjs/fetch @protobufjs/float @protobufjs/inquire @protobufjs/path
@protobufjs/pool @protobufjs/utf8 @radix-ui/primitive @radix-ui/react-collection @radix-ui/react-compose-refs @radix-ui/react-context @radix-ui/react-direction
@radix-ui/react-dismissable-layer @radix-ui/react-focus-guards @radix-ui/react-focus-scope @radix-ui/react-id @radix-ui/react-popper @radix-ui/react-portal
@radix-ui/react-presence @radix-ui/react-primitive @radix-ui/react-slot @radix-ui/react-use-callback-ref @radix-ui/react-use-controllable-state
@radix-ui/react-use-escape-keydown @radix-ui/react-use-layout-effect @rolldown/pluginutils @rollup/pluginutils @rollup/rollup-linux-x64-gnu
@rollup/rollup-linux-x64-musl @rtsao/scc @sentry/core @sinclair/typebox @sindresorhus/is @sinonjs/commons @sinonjs/fake-timers @smithy/abort-controller
@smithy/config-resolver @smithy/core @smithy/credential-provider-imds @smithy/eventstream-codec @smithy/eventstream-serde-browser
@smithy/eventstream-serde-config-resolver @smithy/eventstream-serde-node @smithy/eventstream-serde-universal @smithy/fetch-http-handler @smithy/hash-node
@smithy/invalid-dependency @smithy/is-array-buffer @smithy/middleware-content-length @smithy/middleware-endpoint @smithy/middleware-retry
@smithy/middleware-serde @smithy/middleware-stack @smithy/node-config-provider @smithy/node-http-handler @smithy/property-provider @smithy/protocol-http
@smithy/querystring-builder @smithy/querystring-parser @smithy/service-error-classification @smithy/shared-ini-file-loader @smithy/signature-v4
@smithy/smithy-client @smithy/types @smithy/url-parser @smithy/util-base64 @smithy/util-body-length-browser @smithy/util-body-length-node
@smithy/util-buffer-from @smithy/util-config-provider @smithy/util-defaults-mode-browser @smithy/util-defaults-mode-node @smithy/util-endpoints
@smithy/util-hex-encoding @smithy/util-middleware @smithy/util-retry @smithy/util-stream @smithy/util-uri-escape @smithy/util-utf8 @smithy/util-waiter
@standard-schema/spec @swc/counter @swc/helpers @szmarczak/http-timer @tailwindcss/node @tailwindcss/oxide @tailwindcss/oxide-linux-x64-gnu
@tailwindcss/oxide-linux-x64-musl @tanstack/query-core @testing-library/dom @testing-library/jest-dom @testing-library/react @testing-library/user-event
@tootallnate/once @tsconfig/node10 @tsconfig/node12 @tsconfig/node14 @tsconfig/node16 @tybys/wasm-util @typescript-eslint/eslint-plugin
@typescript-eslint/parser @typescript-eslint/project-service @typescript-eslint/scope-manager @typescript-eslint/tsconfig-utils @typescript-eslint/type-utils
@typescript-eslint/types @typescript-eslint/typescript-estree @typescript-eslint/utils @typescript-eslint/visitor-keys @ungap/structured-clone
@unrs/resolver-binding-linux-x64-gnu @unrs/resolver-binding-linux-x64-musl @vitejs/plugin-react @vitest/expect @vitest/mocker @vitest/pretty-format
@vitest/runner @vitest/snapshot @vitest/spy @vitest/utils @webassemblyjs/ast @webassemblyjs/floating-point-hex-parser @webassemblyjs/helper-api-error
@webassemblyjs/helper-buffer @webassemblyjs/helper-numbers @webassemblyjs/helper-wasm-bytecode @webassemblyjs/helper-wasm-section @webassemblyjs/ieee754
@webassemblyjs/leb128 @webassemblyjs/utf8 @webassemblyjs/wasm-edit @webassemblyjs/wasm-gen @webassemblyjs/wasm-opt @webassemblyjs/wasm-parser
@webassemblyjs/wast-printer @xtuc/ieee754 @xtuc/long abab abbrev abort-controller accepts acorn acorn-globals acorn-import-attributes acorn-jsx acorn-walk
agent-base aggregate-error ajv ajv-formats ajv-keywords angular ansi-align ansi-colors ansi-escapes ansi-regex ansi-styles any-promise anymatch arch
archiver-utils arg argparse aria-query array-buffer-byte-length array-flatten array-includes array-union array.prototype.findlast array.prototype.findlastindex
array.prototype.flat array.prototype.flatmap array.prototype.tosorted arraybuffer.prototype.slice arrify asap asn1 assert-plus assertion-error ast-types
ast-types-flow astral-regex async async-function asynckit autoprefixer available-typed-arrays aws4 axe-core axios axobject-query b4a babel-jest babel-loader
babel-plugin-istanbul babel-plugin-jest-hoist babel-plugin-macros babel-plugin-polyfill-corejs2 babel-plugin-polyfill-corejs3 babel-plugin-polyfill-regenerator
babel-preset-current-node-syntax babel-preset-jest balanced-match bare-events base64-js baseline-browser-mapping bcrypt bcrypt-pbkdf big.js bignumber.js
binary-extensions bl bluebird bn.js body-parser boolbase bowser boxen brace-expansion braces browserify browserslist bser buffer buffer-crc32
buffer-equal-constant-time buffer-from busboy bytes cac cacache cacheable-request call-bind call-bind-apply-helpers call-bound callsites camel-case camelcase
camelcase-css caniuse-lite chai chalk chalk-template char-regex character-entities character-entities-legacy chardet check-error chokidar chownr
chrome-trace-event ci-info cjs-module-lexer clean-stack cli-boxes cli-cursor cli-spinners cli-table3 cli-truncate cli-width client-only clipboardy cliui clone
clsx co collect-v8-coverage color color-convert color-name color-string colorette combined-stream commander commondir component-emitter compressible compression
concat-map concat-stream confbox consola content-disposition content-type convert-source-map cookie cookie-signature core-js core-js-compat core-util-is cors
cosmiconfig crc-32 create-require cross-env cross-fetch cross-spawn crypto-random-string css-loader css-select css-tree css-what css.escape cssesc cssom
cssstyle csstype d3 d3-array d3-color d3-ease d3-format d3-interpolate d3-path d3-scale d3-shape d3-time d3-time-format d3-timer damerau-levenshtein
data-uri-to-buffer data-urls data-view-buffer data-view-byte-length data-view-byte-offset date-fns dayjs debug decamelize decimal.js decompress-response dedent
deep-eql deep-equal deep-extend deep-is deepmerge default-browser default-browser-id defaults define-data-property define-lazy-prop define-properties
define-property delayed-stream depd dequal destroy detect-libc detect-newline diff diff-sequences dir-glob discord.js dlv doctrine dom-accessibility-api
dom-helpers dom-serializer domelementtype domexception domhandler dompurify domutils dot-case dot-prop dotenv dotenv-expand dunder-proto duplexify
eastasianwidth ecdsa-sig-formatter ee-first ejs electron electron-builder electron-to-chromium emittery emoji-regex emojis-list encodeurl encoding end-of-stream
enhanced-resolve enquirer entities env-paths err-code error-ex es-abstract es-define-property es-errors es-iterator-helpers es-module-lexer es-object-atoms
es-set-tostringtag es-shim-unscopables es-to-primitive esbuild escalade escape-html escape-string-regexp escodegen eslint eslint-config-next
eslint-config-prettier eslint-import-resolver-node eslint-import-resolver-typescript eslint-module-utils eslint-plugin-import eslint-plugin-jsx-a11y
eslint-plugin-prettier eslint-plugin-react eslint-plugin-react-hooks eslint-scope eslint-visitor-keys espree esprima esquery esrecurse estraverse estree-walker
esutils etag ethers event-target-shim eventemitter3 events execa exit expect expect-type express extend extend-shallow extsprintf fabric fast-deep-equal
fast-diff fast-equals fast-fifo fast-glob fast-json-stable-stringify fast-levenshtein fast-safe-stringify fast-uri fast-xml-parser fastq faye-websocket
fb-watchman fd-slicer fdir fetch-blob fflate ffmpeg figures file-entry-cache file-type filelist fill-range finalhandler find-cache-dir find-up flat flat-cache
flatted fluent-ffmpeg follow-redirects for-each foreground-child form-data formdata-polyfill forwarded fraction.js framer-motion fresh fs-constants fs-extra
fs-minipass fs.realpath fsevents function-bind function.prototype.name functions-have-names gaxios gcp-metadata generator-function gensync get-caller-file
get-east-asian-width get-intrinsic get-package-type get-proto get-stream get-symbol-description get-tsconfig glob glob-parent glob-to-regexp global-modules
global-prefix globals globalthis globby google-auth-library google-logging-utils gopd got graceful-fs graphemer graphql grunt grunt-cli gtoken gulp handlebars
has-bigints has-flag has-property-descriptors has-proto has-symbols has-tostringtag hasown he hermes-estree hermes-parser hoist-non-react-statics
hosted-git-info html-encoding-sniffer html-entities html-escaper htmlparser2 http-cache-semantics http-errors http-parser-js http-proxy http-proxy-agent
http-proxy-middleware https-proxy-agent human-signals iconv-lite icss-utils ieee754 ignore immediate immer immutable import-fresh import-in-the-middle
import-local imurmurhash indent-string inflight inherits ini inquirer internal-slot internmap interpret ip-address ipaddr.js is-accessor-descriptor is-arguments
is-array-buffer is-arrayish is-async-function is-bigint is-binary-path is-boolean-object is-buffer is-callable is-core-module is-data-descriptor is-data-view
is-date-object is-descriptor is-docker is-extendable is-extglob is-finalizationregistry is-fullwidth-code-point is-generator-fn is-generator-function is-glob
is-inside-container is-interactive is-map is-negative-zero is-number is-number-object is-obj is-path-inside is-plain-obj is-plain-object
is-potential-custom-element-name is-promise is-regex is-set is-shared-array-buffer is-stream is-string is-symbol is-typed-array is-typedarray
is-unicode-supported is-weakmap is-weakref is-weakset is-windows is-wsl isarray isexe isobject istanbul-lib-coverage istanbul-lib-instrument istanbul-lib-report
istanbul-lib-source-maps istanbul-reports iterator.prototype jackspeak jake jest jest-changed-files jest-circus jest-cli jest-config jest-diff jest-docblock
jest-each jest-environment-node jest-get-type jest-haste-map jest-leak-detector jest-matcher-utils jest-message-util jest-mock jest-pnp-resolver jest-regex-util
jest-resolve jest-resolve-dependencies jest-runner jest-runtime jest-snapshot jest-util jest-validate jest-watcher jest-worker jiti jose jquery js-tokens
js-yaml jsbn jsdom jsesc json-bigint json-buffer json-parse-even-better-errors json-schema json-schema-traverse json-stable-stringify-without-jsonify
json-stringify-safe json5 jsonc-parser jsonfile jsonwebtoken jsx-ast-utils jwa jws keyv kind-of kleur language-subtag-registry language-tags leven levn lie
lightningcss lightningcss-linux-x64-gnu lightningcss-linux-x64-musl lilconfig lines-and-columns listr2 load-json-file loader-runner loader-utils locate-path
lodash lodash-es lodash.camelcase lodash.debounce lodash.includes lodash.isboolean lodash.isinteger lodash.isnumber lodash.isplainobject lodash.isstring
lodash.memoize lodash.merge lodash.once lodash.uniq log-symbols log-update long loose-envify loupe lower-case lowercase-keys lru-cache lucide-react lz-string
magic-string make-dir make-error make-fetch-happen makeerror map-obj marked math-intrinsics mdast-util-from-markdown mdast-util-to-string mdn-data media-typer
memfs meow merge-descriptors merge-stream merge2 methods micromark micromark-factory-space micromark-util-character micromark-util-symbol micromark-util-types
micromatch mime mime-db mime-types mimic-fn mimic-response min-indent minimalistic-assert minimatch minimist minipass minipass-collect minipass-fetch minizlib
mkdirp module-details-from-path moment mongoose mrmime ms mssql mute-stream mysql mz nan nanoid napi-postinstall natural-compare negotiator neo-async next
no-case node-addon-api node-domexception node-fetch node-forge node-gyp node-gyp-build node-int64 node-releases node-sass nodemailer nopt normalize-package-data
normalize-path normalize-range normalize-url npm-package-arg npm-run-path nth-check nwsapi object-assign object-hash object-inspect object-is object-keys
object.assign object.entries object.fromentries object.groupby object.values on-finished on-headers once onetime open opencv openssl optionator ora os-tmpdir
own-keys p-cancelable p-finally p-limit p-locate p-map p-retry p-timeout p-try package-json-from-dist pako param-case parent-module parse-json parse5 parseurl
pascal-case passport path-browserify path-exists path-is-absolute path-is-inside path-key path-parse path-scurry path-to-regexp path-type pathe pathval pend
performance-now pg-int8 pg-protocol pg-types picocolors picomatch pify pino pino-abstract-transport pirates pkg-dir pkg-types playwright playwright-core pnpm
possible-typed-array-names postcss postcss-import postcss-js postcss-load-config postcss-modules-extract-imports postcss-modules-local-by-default
postcss-modules-scope postcss-nested postcss-selector-parser postcss-value-parser postgres-array postgres-bytea postgres-date postgres-interval prelude-ls
prettier prettier-linter-helpers pretty-bytes pretty-format proc-log process process-nextick-args process-warning progress promise promise-retry prompts
prop-types property-information protobufjs proxy proxy-addr proxy-agent proxy-from-env psl pump punycode puppeteer pure-rand qs querystringify queue-microtask
quick-lru randombytes range-parser raw-body rc react react-dom react-is react-refresh react-remove-scroll react-router react-router-dom react-transition-group
read-cache read-pkg read-pkg-up readable-stream readdirp rechoir redent redis redux reflect-metadata reflect.getprototypeof regenerate
regenerate-unicode-properties regenerator-runtime regexp.prototype.flags regexpu-core registry-auth-token registry-url regjsgen regjsparser request
require-directory require-from-string require-in-the-middle require-main-filename requires-port resolve resolve-cwd resolve-from resolve-pkg-maps
resolve.exports responselike restore-cursor ret retry reusify rfdc rimraf rollup router run-applescript run-async run-parallel rxjs safe-array-concat
safe-buffer safe-push-apply safe-regex-test safe-stable-stringify safer-buffer sass sax saxes scheduler schema-utils semver send serialize-javascript
serve-handler serve-static set-blocking set-function-length set-function-name set-proto setimmediate setprototypeof shallow-clone sharp shebang-command
shebang-regex shell-quote side-channel side-channel-list side-channel-map side-channel-weakmap siginfo signal-exit simple-swizzle sisteransi slash slice-ansi
smart-buffer socket.io socks socks-proxy-agent sonic-boom source-map source-map-js source-map-support space-separated-tokens spdx-correct spdx-exceptions
spdx-expression-parse spdx-license-ids split2 sprintf-js sqlite3 sqliter ssri stable-hash stack-utils stackback statuses std-env stop-iteration-iterator
stream-shift streamsearch streamx string-argv string-length string-width string.prototype.matchall string.prototype.repeat string.prototype.trim
string.prototype.trimend string.prototype.trimstart string_decoder strip-ansi strip-bom strip-final-newline strip-indent strip-json-comments strnum styled-jsx
stylis sucrase supports-color supports-hyperlinks supports-preserve-symlinks-flag svgo symbol-tree synckit tailwind-merge tailwindcss tapable tar tar-fs
tar-stream telecom-mas-agent tensorflow terser terser-webpack-plugin test-exclude text-table thenify thenify-all through through2 tiny-invariant tinybench
tinyexec tinyglobby tinyrainbow tinyspy tldts tldts-core tmp tmpl to-regex-range toidentifier tough-cookie tr46 tree-kill ts-api-utils ts-interface-checker
ts-jest ts-node tsconfig-paths tslib tsx tunnel-agent tweetnacl type-check type-detect type-fest type-is typed-array-buffer typed-array-byte-length
typed-array-byte-offset typed-array-length typedarray typescript typescript-eslint ua-parser-js uglify-js unbox-primitive undici undici-types
unicode-canonical-property-names-ecmascript unicode-match-property-ecmascript unicode-match-property-value-ecmascript unicode-property-aliases-ecmascript
unicorn-magic unified unique-filename unique-slug unique-string unist-util-is unist-util-stringify-position unist-util-visit unist-util-visit-parents
universal-user-agent universalify unpipe unplugin unrs-resolver update-browserslist-db update-check uri-js url url-parse use-sync-external-store util
util-deprecate utils-merge uuid v8-compile-cache-lib v8-to-istanbul validate-npm-package-license validate-npm-package-name vary vfile vfile-message vite
vite-node vitest vue w3c-xmlserializer walker watchpack wcwidth web-streams-polyfill web3 webidl-conversions webpack webpack-dev-middleware webpack-sources
webpack-virtual-modules websocket-driver websocket-extensions whatwg-encoding whatwg-mimetype whatwg-url which which-boxed-primitive which-builtin-type
which-collection which-module which-typed-array why-is-node-running widest-line word-wrap wordwrap wrap-ansi wrappy write-file-atomic ws xml-name-validator
xml2js xmlbuilder xmlchars xtend y18n yallist yaml yargs yargs-parser yauzl yn yocto-queue zod zod-to-json-schema zustand`;

const PYPI = `
absl-py adal aenum aiobotocore aiofile aiofiles aiohappyeyeballs aiohttp aioitertools aiosignal aiosqlite alembic altair amqp annotated-doc annotated-types
anthropic antlr4-python3-runtime anyio apache-airflow-providers-common-sql appdirs apscheduler argcomplete argon2-cffi argon2-cffi-bindings arrow asgiref
asn1crypto ast-serialize astroid asttokens async-lru async-timeout asyncpg attrs authlib aws-sam-translator awscli awswrangler axiom-py azure-common azure-core
azure-identity azure-keyvault-secrets azure-mgmt-core azure-monitor-opentelemetry-exporter azure-storage-blob azure-storage-file-datalake azure-storage-queue
babel backoff backports-tarfile backports-zstd bcrypt beartype beautifulsoup4 billiard black bleach blinker boto3 boto3-stubs botocore botocore-stubs bracex
brotli build bytecode cachecontrol cachetools caio cattrs cbor2 celery certifi cffi cfgv cfn-lint chardet charset-normalizer cleo click click-didyoumean
click-plugins click-repl cloudpickle cohere colorama coloredlogs colorlog comm confluent-kafka contourpy coverage crashtest croniter cryptography cssselect2
cuda-bindings cuda-pathfinder cwsandbox cycler cyclopts cython dacite databricks-sdk databricks-sql-connector databricks-sqlalchemy dataclasses-json datadog
datasets dateparser db-dtypes dbt-adapters dbt-common dbt-core ddtrace debugpy decorator deepdiff defusedxml delta-spark deprecated deprecation dill diskcache
distlib distro django dnspython docker docstring-parser docutils duckdb dulwich durationpy ecdsa editables elastic-transport elasticsearch email-validator
entrypoints envier et-xmlfile exceptiongroup execnet executing faker fakeredis fastapi fastapi-cli fastavro fastcore fastjsonschema fastmcp fastuuid filelock
filetype findpython flake8 flask flask-cors flatbuffers flit-core fonttools fqdn freezegun frozenlist fsspec future gcloud-aio-auth gcloud-aio-storage gcsfs
gevent ghapi gitdb gitpython google-ads google-analytics-admin google-api-core google-api-python-client google-auth google-auth-httplib2 google-auth-oauthlib
google-cloud-aiplatform google-cloud-appengine-logging google-cloud-audit-log google-cloud-automl google-cloud-batch google-cloud-bigquery
google-cloud-bigquery-datatransfer google-cloud-bigquery-storage google-cloud-bigtable google-cloud-compute google-cloud-container google-cloud-core
google-cloud-datacatalog google-cloud-dataflow-client google-cloud-dataform google-cloud-dataproc-metastore google-cloud-dlp google-cloud-kms
google-cloud-language google-cloud-logging google-cloud-memcache google-cloud-monitoring google-cloud-orchestration-airflow google-cloud-os-login
google-cloud-pubsub google-cloud-redis google-cloud-resource-manager google-cloud-run google-cloud-secret-manager google-cloud-spanner google-cloud-speech
google-cloud-storage google-cloud-storage-transfer google-cloud-tasks google-cloud-texttospeech google-cloud-translate google-cloud-videointelligence
google-cloud-vision google-cloud-workflows google-crc32c google-genai google-resumable-media googleapis-common-protos graphene graphql-core graphql-relay
graphviz greenlet griffelib grpc-google-iam-v1 grpcio grpcio-health-checking grpcio-status grpcio-tools grpclib gspread gunicorn h11 h2 h5py hatchling hf-xet
hpack html5lib httpcore httplib2 httptools httpx httpx-sse huggingface-hub humanfriendly humanize hyperframe hypothesis identify idna ijson imageio
importlib-metadata importlib-resources inflection iniconfig installer invoke ipykernel ipython ipython-pygments-lexers ipywidgets iso8601 isodate isoduration
isort itsdangerous jaraco-classes jaraco-context jaraco-functools jedi jeepney jinja2 jiter jmespath joblib joserfc json5 jsonpatch jsonpath-ng jsonpointer
jsonref jsonschema jsonschema-path jsonschema-specifications jupyter-client jupyter-core jupyter-events jupyter-lsp jupyter-server jupyter-server-terminals
jupyterlab jupyterlab-pygments jupyterlab-server jupyterlab-widgets keyring kiwisolver kombu kubernetes langchain langchain-community langchain-core
langchain-openai langchain-protocol langchain-text-splitters langgraph langgraph-checkpoint langgraph-prebuilt langgraph-sdk langsmith lark lazy-object-proxy
libcst librt limits linkify-it-py litellm llama-cloud-services llama-index-indices-managed-llama-cloud llama-parse llvmlite loguru lxml lz4 mako markdown
markdown-it-py markdownify markupsafe marshmallow mashumaro matplotlib matplotlib-inline mccabe mcp mdit-py-plugins mdurl mistralai mistune ml-dtypes mlflow
mlflow-skinny mmh3 modal more-itertools moto mpmath msal msal-extensions msgpack msgspec msrest multidict multiprocess mypy mypy-extensions
mysql-connector-python narwhals nbclient nbconvert nbformat nest-asyncio networkx nh3 nltk nodeenv notebook notebook-shim numba numpy nvidia-cublas
nvidia-cuda-nvrtc nvidia-cudnn-cu13 nvidia-cufft nvidia-cusolver nvidia-cusparse nvidia-cusparselt-cu13 nvidia-nccl-cu12 nvidia-nccl-cu13 nvidia-nvshmem-cu13
oauth2client oauthlib omegaconf onnxruntime openai openai-agents openapi-pydantic openapi-spec-validator opencv-python opencv-python-headless openpyxl
opensearch-py opentelemetry-api opentelemetry-exporter-otlp opentelemetry-exporter-otlp-proto-common opentelemetry-exporter-otlp-proto-grpc
opentelemetry-exporter-otlp-proto-http opentelemetry-exporter-prometheus opentelemetry-instrumentation opentelemetry-instrumentation-asgi
opentelemetry-instrumentation-dbapi opentelemetry-instrumentation-django opentelemetry-instrumentation-fastapi opentelemetry-instrumentation-flask
opentelemetry-instrumentation-httpx opentelemetry-instrumentation-psycopg2 opentelemetry-instrumentation-requests opentelemetry-instrumentation-threading
opentelemetry-instrumentation-urllib opentelemetry-instrumentation-urllib3 opentelemetry-instrumentation-wsgi opentelemetry-proto opentelemetry-sdk
opentelemetry-semantic-conventions opentelemetry-util-http ordered-set orderly-set orjson ormsgpack outcome overrides packaging pandas pandas-gbq pandas-stubs
pandocfilters paramiko parso pathable pathspec patsy pbs-installer pdfminer-six peewee pendulum pexpect pg8000 pillow pinotdb pip pkginfo platformdirs
playwright plotly pluggy ply poetry poetry-core poetry-plugin-export polars polars-runtime-32 portalocker pre-commit prettytable prometheus-client
prompt-toolkit propcache proto-plus protobuf psutil psycopg psycopg-binary psycopg2 psycopg2-binary ptyprocess pure-eval py py-key-value-aio py4j pyarrow
pyarrow-hotfix pyasn1 pyasn1-modules pycodestyle pycparser pycryptodome pycryptodomex pydantic pydantic-ai pydantic-ai-slim pydantic-core pydantic-extra-types
pydantic-graph pydantic-settings pyee pyflakes pygithub pygments pyhumps pyiceberg pyjwt pylint pymongo pymssql pymupdf pymysql pynacl pyodbc pyopenssl
pyparsing pypdf pypdfium2 pyperclip pyproject-hooks pyroaring pyrsistent pysocks pyspark pytest pytest-asyncio pytest-cov pytest-json-ctrf pytest-mock
pytest-rerunfailures pytest-timeout pytest-xdist python-dateutil python-discovery python-docx python-dotenv python-jose python-json-logger python-multipart
python-pptx python-slugify python-telegram-bot pytokens pytz pywin32 pyyaml pyzmq rapidfuzz ray readme-renderer redis redshift-connector referencing regex
reportlab requests requests-aws4auth requests-file requests-oauthlib requests-toolbelt responses retrying rfc3339-validator rfc3986 rfc3986-validator
rfc3987-syntax rich rich-click rich-rst rich-toolkit rpds-py rsa ruamel-yaml ruamel-yaml-clib ruff s3fs s3transfer safetensors scikit-learn scipy scramp seaborn
secretstorage selenium semantic-version semgrep semver send2trash sentry-sdk setproctitle setuptools setuptools-scm sglang shapely shellingham simplejson six
slack-sdk smart-open smmap sniffio snowflake-connector-python snowflake-snowpark-python snowflake-sqlalchemy sortedcontainers soupsieve sphinx sqlalchemy
sqlalchemy-bigquery sqlglot sqlparse sse-starlette stack-data starlette statsmodels structlog sympy synchronicity tableauserverclient tabulate tenacity
termcolor terminado text-unidecode textual threadpoolctl thrift tiktoken tinycss2 tokenizers toml tomli tomli-w tomlkit toolz torch torchvision tornado tox tqdm
traitlets transformers tree-sitter tree-sitter-languages trio trio-websocket triton trove-classifiers typedload typeguard typer types-awscrt types-certifi
types-protobuf types-python-dateutil types-pytz types-pyyaml types-requests types-s3transfer types-toml typing-extensions typing-inspect typing-inspection
tzdata tzlocal uc-micro-py ujson uncalled-for unidiff universal-pathlib uri-template uritemplate urllib3 uuid-utils uv uv-build uvicorn uvloop vcs-versioning
vine virtualenv watchdog watchfiles wcmatch wcwidth weaviate-client webcolors webencodings websocket-client websockets werkzeug wheel widgetsnbextension wrapt
wsproto xgboost xlrd xlsxwriter xmltodict xxhash yarl ydb zeep zipp zope-interface zstandard`;

const CRATES = `
actix-web aes ahash anyhow async-std async-trait axum base64 bindgen bitflags bytes cc cfg-if chrono clap cmake criterion crossbeam dashmap diesel either
env_logger flate2 fnv futures getrandom hashbrown hmac hyper image indexmap itertools js-sys lazy_static libc log memchr mio mockall native-tls ndarray nix nom
num-bigint num-traits once_cell openssl parking_lot petgraph pkg-config proc-macro2 proptest prost quote rand rand_core rayon redis regex reqwest ring rusqlite
rust_decimal rustc_version rustls semver serde serde_derive serde_json sha2 smallvec socket2 sqlx syn tar tempfile thiserror time tokio toml tonic tower tracing
tracing-subscriber tungstenite unicode-ident url uuid walkdir warp wasm-bindgen web-sys winapi windows-sys zip`;

const GO = `
github.com/aws/aws-sdk-go github.com/boltdb/bolt github.com/davecgh/go-spew github.com/dgrijalva/jwt-go github.com/docker/docker github.com/fatih/color
github.com/fsnotify/fsnotify github.com/gin-gonic/gin github.com/go-sql-driver/mysql github.com/gofiber/fiber github.com/gogo/protobuf github.com/golang-jwt/jwt
github.com/golang/protobuf github.com/google/go-cmp github.com/google/uuid github.com/gorilla/mux github.com/gorilla/websocket github.com/hashicorp/go-version
github.com/jackc/pgx github.com/labstack/echo github.com/lib/pq github.com/mattn/go-sqlite3 github.com/pkg/errors github.com/prometheus/client_golang
github.com/redis/go-redis github.com/rs/zerolog github.com/shopspring/decimal github.com/sirupsen/logrus github.com/spf13/cobra github.com/spf13/pflag
github.com/spf13/viper github.com/stretchr/testify github.com/urfave/cli go.uber.org/zap golang.org/x/crypto golang.org/x/net golang.org/x/sys golang.org/x/text
google.golang.org/grpc google.golang.org/protobuf gopkg.in/yaml.v3 gorm.io/gorm k8s.io/api k8s.io/client-go`;

const names = (text: string): string[] => text.split(/\s+/).filter((name) => name !== '');

/** Well-known names by the source that has them. */
export const POPULAR: Readonly<Record<Ecosystem, readonly string[]>> = {
  npm: names(NPM),
  PyPI: names(PYPI),
  'crates.io': names(CRATES),
  Go: names(GO),
};
