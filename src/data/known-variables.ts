/**
 * Variables that are read, or set, by something that is not in a project's code: the system, runtimes, servers, tools,
 * libraries, images. From their own documentation (as of 2026-11); a name that is missing here costs a false alarm, so
 * whole families are named where one is known.
 */

import { nameFamilies } from './name-families.js';

/** Day on which the tables were compiled. */
export const KNOWN_VARIABLES_AS_OF = '2026-11-27';

/** Set by the system, a shell, a CI service, a platform or a test runner: code may read them though nothing here sets them. */
const GIVEN = nameFamilies(`
  PATH HOME USER USERNAME LOGNAME PWD OLDPWD SHELL TERM TERM_+ LANG LANGUAGE LC_+ TZ TMP TEMP TMPDIR HOSTNAME
  HOSTTYPE OSTYPE DISPLAY EDITOR VISUAL PAGER BROWSER COLUMNS LINES UID EUID GID RANDOM SECONDS IFS SHLVL PPID
  BASH* ZSH* PS1 OS ARCH MACHTYPE COLORTERM NO_COLOR FORCE_COLOR CLICOLOR* APPDATA LOCALAPPDATA PROGRAMFILES*
  PROGRAMDATA SYSTEMROOT SYSTEMDRIVE WINDIR COMSPEC USERPROFILE HOMEDRIVE HOMEPATH PROCESSOR_+ NUMBER_OF_PROCESSORS
  MSYSTEM WSL_+ XDG_+ DBUS_+ WAYLAND_+ SSH_+ SUDO_+ INVOCATION_ID JOURNAL_STREAM NOTIFY_SOCKET LISTEN_FDS
  LISTEN_PID CREDENTIALS_DIRECTORY RUNTIME_DIRECTORY CI CI_+ CONTINUOUS_INTEGRATION BUILD_NUMBER BUILD_ID BUILD_URL
  JENKINS_+ GITHUB_+ RUNNER_+ ACTIONS_+ GITLAB_+ CIRCLE* TRAVIS* BUILDKITE* TEAMCITY_+ TF_BUILD BITBUCKET_+ DRONE*
  CODESPACE* GITPOD_+ CODEBUILD_+ NETLIFY* VERCEL* NOW_+ RAILWAY_+ RENDER* FLY_+ HEROKU_+ DYNO K_SERVICE K_REVISION
  K_CONFIGURATION CLOUD_RUN_+ GAE_+ FUNCTION_+ FUNCTIONS_+ WEBSITE_+ APPSETTING_+ AWS_LAMBDA_+ AWS_EXECUTION_ENV
  AWS_CONTAINER_+ ECS_+ LAMBDA_+ KUBERNETES_+ NOMAD_+ COLAB_+ SPACE_ID SPACE_+ SYSTEM KAGGLE_+
  DATABRICKS_RUNTIME_VERSION PYTEST_+ JEST_WORKER_ID VITEST* NODE_TEST_+ PLAYWRIGHT_+ PW_+ COVERAGE_+ TOX_+ NOX_+
  VIRTUAL_ENV* CONDA_+ PYENV_+ NVM_+ ASDF_+ npm_+ NODE_ENV NODE_CHANNEL_FD NEXT_RUNTIME NEXT_PHASE ELECTRON_+ RANK
  LOCAL_RANK WORLD_SIZE LOCAL_WORLD_SIZE NODE_RANK GROUP_RANK MASTER_ADDR MASTER_PORT TORCHELASTIC_+ OMPI_+ PMI_+
  SLURM_+ PBS_+ LSB_+ CUDA_+ HIP_+ ROCR_+ ROCM_+ NVIDIA_+ SERVER_SOFTWARE GATEWAY_INTERFACE REQUEST_METHOD
  QUERY_STRING RUN_MAIN WERKZEUG_+ __+`);

/** Read by the system, a runtime, a server, a tool of the build, or a library of such wide use that its name is not asked for. */
const READ = nameFamilies(`
  PATH HOME USER TZ LANG LANGUAGE LC_+ TERM TMPDIR LD_+ DYLD_+ MALLOC_+ GLIBC_+ GOMAXPROCS GOGC GODEBUG RUST_+
  RUSTFLAGS CARGO_+ JAVA_+ JDK_+ MAVEN_+ GRADLE_+ JVM_+ CATALINA_+ DOTNET_+ ASPNETCORE_+ NUGET_+ RAILS_+ RACK_+
  BUNDLE_+ GEM_+ RUBY* PHP_+ COMPOSER_+ PERL+ PYTHON* PIP_+ PIPENV_+ POETRY_+ UV_+ PDM_+ HATCH_+ CONDA_+ MAMBA_+
  VIRTUAL_ENV NODE_+ NPM_+ YARN_+ PNPM_+ COREPACK_+ BUN_+ DENO_+ TURBO_+ NX_+ TS_NODE_+ NEXT_TELEMETRY_+
  GENERATE_SOURCEMAP CHOKIDAR_+ WATCHPACK_+ FAST_REFRESH WDS_+ BROWSER HTTP_PROXY HTTPS_PROXY ALL_PROXY FTP_PROXY
  NO_PROXY SSL_CERT_+ REQUESTS_CA_BUNDLE CURL_CA_BUNDLE NODE_EXTRA_CA_CERTS OPENSSL_+ OMP_+ MKL_+ OPENBLAS_+
  NUMEXPR_+ KMP_+ CUDA_+ CUBLAS_+ NCCL_+ NVIDIA_+ HIP_+ HSA_+ PYTORCH_+ TORCH_+ TF_+ XLA_+ TOKENIZERS_PARALLELISM
  MPL+ NLTK_DATA OTEL_+ COMPOSE_+ DOCKER_+ BUILDKIT_+ BUILDX_+ PODMAN_+ DEBIAN_FRONTEND DEBCONF_+ APT_+ GUNICORN_+
  WEB_CONCURRENCY UVICORN_+ HYPERCORN_+ GRANIAN_+ FORWARDED_ALLOW_IPS UWSGI_+ FLASK_+ QUART_+
  DJANGO_SETTINGS_MODULE DJANGO_SUPERUSER_+ DJANGO_ALLOW_ASYNC_UNSAFE SENTRY_+ DD_+ NEW_RELIC_+ ELASTIC_APM_+
  PROMETHEUS_MULTIPROC_DIR PGHOST PGPORT PGUSER PGPASSWORD PGPASSFILE PGDATABASE PGSSL+ PGOPTIONS PGSERVICE*
  PGAPPNAME PGCONNECT_TIMEOUT PGDATA MYSQL_PWD REDISCLI_AUTH GIT_+ SSH_+ GPG_+ KUBECONFIG KUBE_+ HELM_+ TF_VAR_+
  ANSIBLE_+ VAULT_+ DOPPLER_+ INFISICAL_+ SOPS_+ CF_+ CLOUDFLARE_+ TUNNEL_TOKEN NGROK_+ AWS_+ AZURE_+
  GOOGLE_APPLICATION_CREDENTIALS GOOGLE_CLOUD_+ GCLOUD_+ CLOUDSDK_+ BOTO_+ DIGITALOCEAN_+ HCLOUD_+ TS_AUTHKEY TS_+
  PUID PGID UMASK S6_+ EDITOR DO_NOT_TRACK CI FORCE_COLOR NO_COLOR`, /^(?:GO[A-Z]{1,60}|ROC\w{1,200}_\w{1,200})$/);

/** Families of variables that a library reads itself, with the packages (npm or PyPI) of which one must be there. */
const LIBRARIES: readonly (readonly [packages: RegExp, names: RegExp])[] = [
  [/openai|langchain|llama[-_]index|litellm|autogen|crewai|instructor|guidance|dspy|semantic[-_]kernel|pydantic[-_]ai|aider|mem0/m, /^(?:OPENAI|AZURE_OPENAI)_\w{1,200}$/],
  [/anthropic|langchain|litellm|llama[-_]index|pydantic[-_]ai|^ai$/m, /^ANTHROPIC_\w{1,200}$/],
  [/google|gemini|genai|langchain|litellm|vertex|^ai$|llama[-_]index/m, /^(?:GOOGLE|GEMINI|VERTEX\w{0,40})_\w{1,200}$/],
  [/mistral|langchain|litellm|^ai$|llama[-_]index/m, /^MISTRAL_\w{1,200}$/],
  [/groq|langchain|litellm|^ai$|llama[-_]index/m, /^GROQ_\w{1,200}$/],
  [/deepseek|langchain|litellm|^ai$/m, /^DEEPSEEK_\w{1,200}$/],
  [/openrouter|litellm|^ai$/m, /^OPEN_?ROUTER_\w{1,200}$/],
  [/huggingface|transformers|datasets|diffusers|sentence[-_]transformers|langchain|litellm|gradio|llama[-_]index/m, /^(?:HF_\w{1,200}|HUGGING_?FACE\w{0,40}|TRANSFORMERS_\w{1,200}|SENTENCE_TRANSFORMERS_\w{1,200}|DIFFUSERS_\w{1,200})$/],
  [/ollama|langchain|litellm|llama[-_]index/m, /^OLLAMA_\w{1,200}$/],
  [/cohere|langchain|litellm/m, /^(?:COHERE|CO)_\w{1,200}$/],
  [/langchain|langsmith|langgraph/m, /^(?:LANGCHAIN|LANGSMITH|LANGGRAPH)_\w{1,200}$/],
  [/langfuse/m, /^LANGFUSE_\w{1,200}$/],
  [/litellm/m, /^(?:LITELLM\w{0,40}|[A-Z0-9]+_API_(?:KEY|BASE))$/],
  [/tavily|langchain|gpt[-_]researcher/m, /^TAVILY_\w{1,200}$/],
  [/langchain|serpapi|google[-_]search/m, /^(?:SERP\w{0,40}|SERPER|BING|SEARX\w{0,40}|BRAVE|EXA|JINA|FIRECRAWL|WOLFRAM\w{0,40})_\w{1,200}$/],
  [/pinecone|langchain/m, /^PINECONE_\w{1,200}$/],
  [/weaviate/m, /^WEAVIATE_\w{1,200}$/],
  [/qdrant/m, /^QDRANT_\w{1,200}$/],
  [/chroma/m, /^(?:CHROMA|ANONYMIZED_TELEMETRY|ALLOW_RESET|IS_PERSISTENT|PERSIST_DIRECTORY)\w{0,40}$/],
  [/replicate/m, /^REPLICATE_\w{1,200}$/],
  [/elevenlabs/m, /^ELEVEN\w{0,40}_\w{1,200}$/],
  [/wandb/m, /^WANDB_\w{1,200}$/],
  [/mlflow/m, /^MLFLOW_\w{1,200}$/],
  [/gradio/m, /^GRADIO_\w{1,200}$/],
  [/streamlit/m, /^STREAMLIT_\w{1,200}$/],
  [/chainlit/m, /^CHAINLIT_\w{1,200}|^LITERAL_\w{1,200}$/],
  [/celery/m, /^(?:CELERY|C_FORCE_ROOT|FLOWER)\w{0,40}$/],
  [/flower/m, /^FLOWER_\w{1,200}$/],
  [/airflow/m, /^AIRFLOW_\w{1,200}$/],
  [/prefect/m, /^PREFECT_\w{1,200}$/],
  [/superset/m, /^SUPERSET_\w{1,200}$/],
  [/jupyter/m, /^JUPYTER\w{0,40}$/],
  [/^ray$/m, /^RAY_\w{1,200}$/],
  [/spark/m, /^(?:PY)?SPARK_\w{1,200}$/],
  [/dagster/m, /^DAGSTER_\w{1,200}$/],
  [/^dbt/m, /^DBT_\w{1,200}$/],
  [/supabase/m, /^(?:NEXT_PUBLIC_)?SUPABASE_\w{1,200}$/],
  [/prisma/m, /^(?:PRISMA_\w{1,200}|DATABASE_URL|DIRECT_URL|SHADOW_DATABASE_URL)$/],
  [/next-auth|authjs|auth\/core/m, /^(?:NEXTAUTH|AUTH)_\w{1,200}$/],
  [/^nuxt/m, /^NUXT_\w{1,200}$|^NITRO_\w{1,200}$/],
  [/^next$/m, /^(?:NEXT_\w{1,200}|PORT|HOSTNAME|__NEXT_\w{1,200})$/],
  [/^vite$|astro|svelte|remix/m, /^(?:VITE_\w{1,200}|ASTRO_\w{1,200}|PUBLIC_\w{1,200}|ORIGIN|HOST|PORT|BODY_SIZE_LIMIT|PROTOCOL_HEADER|HOST_HEADER|ADDRESS_HEADER)$/],
  [/react-scripts/m, /^(?:REACT_APP_\w{1,200}|PORT|HOST|HTTPS|PUBLIC_URL|BUILD_PATH|SKIP_PREFLIGHT_CHECK|INLINE_RUNTIME_CHUNK|ESLINT_\w{1,200}|DISABLE_\w{1,200}|IMAGE_INLINE_SIZE_LIMIT|TSC_\w{1,200})$/],
  [/vue\/cli/m, /^VUE_APP_\w{1,200}$/],
  [/expo/m, /^EXPO_\w{1,200}$/],
  [/strapi/m, /^STRAPI_\w{1,200}$/],
  [/clerk/m, /^(?:NEXT_PUBLIC_)?CLERK_\w{1,200}$/],
  [/posthog/m, /^POSTHOG_\w{1,200}$/],
  [/stripe/m, /^STRIPE_\w{1,200}$/],
  [/twilio/m, /^TWILIO_\w{1,200}$/],
  [/sendgrid/m, /^SENDGRID_\w{1,200}$/],
  [/resend/m, /^RESEND_\w{1,200}$/],
  [/upstash/m, /^UPSTASH_\w{1,200}$|^KV_\w{1,200}$/],
  [/vercel/m, /^(?:KV|BLOB|EDGE_CONFIG|POSTGRES)_?\w{0,40}$/],
  [/cloudinary/m, /^CLOUDINARY_\w{1,200}$/],
  [/^pg$|postgres|psycopg|asyncpg|sequelize|knex|typeorm/m, /^PG[A-Z]{1,60}$/],
  [/^debug$/m, /^DEBUG(?:_\w{1,200})?$/],
  [/discord/m, /^DISCORD_TOKEN$/],
  [/slack/m, /^SLACK_(?:BOT_TOKEN|APP_TOKEN|SIGNING_SECRET|CLIENT_\w{1,200})$/],
  [/fastapi[-_]cli|^fastapi/m, /^FASTAPI_\w{1,200}$/],
  [/django[-_]environ/m, /^READ_DOT_ENV_FILE$/],
];

/** Names that people give to a key, and that no client of a provider reads. */
const NO_LIBRARY =
  /^(?:OPENAI|ANTHROPIC|GEMINI|MISTRAL(?:AI)?|GROQ|DEEPSEEK|OPEN_?ROUTER)_(?:KEY|APIKEY|TOKEN|API_TOKEN|SECRET|SECRET_KEY)$/;

/** Packages that read variables whose names no code spells out: of what they might read, nothing is said. */
const OPEN =
  /^(?:dynaconf|airflow|apache[-_]airflow|goodconf|configargparse|typed[-_]config|superset|apache[-_]superset|prefect|vllm|open[-_]webui)$/;

/** What images read that projects run as they are; `names` of the short name of the image. */
const IMAGES: readonly (readonly [image: RegExp, names: RegExp])[] = [
  [/(?:^|\/)(?:postgres|postgresql|postgis|pgvector|timescaledb(?:-ha)?|supabase\/postgres)(?:$|\/)|pgvector/, /^(?:POSTGRES\w{0,40}|PG\w{1,200}|POSTGRESQL_\w{1,200}|TS_TUNE_\w{1,200}|NO_TS_TUNE|TZ|LANG|LC_\w{1,200})$/],
  [/(?:^|\/)(?:mysql|mariadb|percona|mysql-server)$/, /^(?:MYSQL|MARIADB)_\w{1,200}$|^TZ$/],
  [/(?:^|\/)(?:mongo|mongodb|mongodb-community-server)$/, /^(?:MONGO|MONGODB)_\w{1,200}$/],
  [/(?:^|\/)mongo-express$/, /^ME_CONFIG_\w{1,200}$/],
  [/(?:^|\/)(?:redis|valkey|keydb|dragonfly|redis-stack(?:-server)?)$/, /^(?:REDIS|VALKEY|ALLOW_EMPTY_PASSWORD|DFLY|MASTER_)\w{0,40}$/],
  [/redis-?commander/, /^REDIS_\w{1,200}$|^HTTP_\w{1,200}$/],
  [/(?:^|\/)rabbitmq$/, /^RABBITMQ_\w{1,200}$/],
  [/(?:^|\/)(?:nginx|nginx-unprivileged|openresty)$/, /^NGINX_\w{1,200}$/],
  [/(?:^|\/)caddy$/, /^(?:CADDY|XDG)_\w{1,200}$/],
  [/(?:^|\/)traefik$/, /^TRAEFIK_\w{1,200}$|^CF_\w{1,200}$/],
  [/grafana\/(?:grafana|grafana-oss|grafana-enterprise)$/, /^GF_\w{1,200}$/],
  [/grafana\//, /^GF_\w{1,200}$|^JAEGER_\w{1,200}$/],
  [/prometheus|alertmanager|node-exporter|cadvisor|blackbox/, /^NO_NAMES$/],
  [/postgres[-_]exporter/, /^(?:DATA_SOURCE|PG_EXPORTER)_\w{1,200}$/],
  [/redis_exporter/, /^REDIS_\w{1,200}$/],
  [/pgadmin/, /^(?:PGADMIN|GUNICORN)_\w{1,200}$/],
  [/(?:^|\/)adminer$/, /^ADMINER_\w{1,200}$/],
  [/minio/, /^(?:MINIO|MC)_\w{1,200}$/],
  [/elasticsearch|opensearch|kibana/, /^(?:ES|ELASTIC\w{0,40}|OPENSEARCH|DISABLE|KIBANA|SERVER|XPACK)_\w{1,200}$|^[a-z][\w.]{1,200}$/],
  [/clickhouse/, /^CLICKHOUSE_\w{1,200}$/],
  [/qdrant/, /^QDRANT_\w{1,200}$/],
  [/chroma/, /^(?:CHROMA|ANONYMIZED|ALLOW|IS_PERSISTENT|PERSIST)\w{0,40}$/],
  [/weaviate/, /^[A-Z][A-Z0-9_]+$/],
  [/milvus|etcd/, /^(?:ETCD|MINIO|MILVUS|COMMON)\w{0,40}$/],
  [/ollama/, /^OLLAMA_\w{1,200}$/],
  [/neo4j/, /^NEO4J_\w{1,200}$/],
  [/meilisearch/, /^MEILI_\w{1,200}$/],
  [/typesense/, /^TYPESENSE_\w{1,200}$/],
  [/mailhog|mailpit|maildev/, /^(?:MH|MP|MAILDEV)_\w{1,200}$/],
  [/certbot/, /^CERTBOT_\w{1,200}$/],
  [/cloudflared/, /^TUNNEL_\w{1,200}$/],
  [/watchtower/, /^WATCHTOWER_\w{1,200}$/],
];

/** Whether the system, a platform or a tool sets the variable by itself. */
export function isGivenBySystem(name: string): boolean {
  return GIVEN(name);
}

/** Whether the system, a runtime, a server or a tool reads the variable by itself. */
export function isReadBySystem(name: string): boolean {
  return READ(name) || GIVEN(name);
}

/**
 * Whether a library of the project reads the variable by itself.
 * @param packages names of packages, lower case; undefined where they are not known: then any may be there
 */
export function isReadByLibrary(name: string, packages: ReadonlySet<string> | undefined): boolean {
  if (NO_LIBRARY.test(name)) return false;
  const rows = packages === undefined ? LIBRARIES : librariesAmong(packages);
  return rows.some(([, names]) => names.test(name));
}

const known = new WeakMap<ReadonlySet<string>, typeof LIBRARIES>();

/** The rows of the libraries that are there: each pattern looks once at all packages, one a line. */
function librariesAmong(packages: ReadonlySet<string>): typeof LIBRARIES {
  const before = known.get(packages);
  if (before) return before;
  const lines = [...packages].join('\n');
  const rows = LIBRARIES.filter(([pattern]) => pattern.test(lines));
  known.set(packages, rows);
  return rows;
}

/** A package of the project that reads variables whose names no code spells out. */
export function findOpenReader(packages: ReadonlySet<string> | undefined): string | undefined {
  return packages && [...packages].find((one) => OPEN.test(one));
}

/**
 * Whether an image reads a variable.
 * @param image short name, as `parseImageName` gives it
 * @returns undefined for an image that is not known
 */
export function isReadByImage(image: string, name: string): boolean | undefined {
  const row = IMAGES.find(([known]) => known.test(image));
  return row === undefined ? undefined : row[1].test(name);
}
