/**
 * Variables that are read, or set, by something that is not in a project's code: the system, runtimes, servers, tools,
 * libraries, images. From their own documentation (as of 2026-11); a name that is missing here costs a false alarm, so
 * whole families are named where one is known.
 */

/** Day on which the tables were compiled. */
export const KNOWN_VARIABLES_AS_OF = '2026-11-27';

/** Set by the system, a shell, a CI service, a platform or a test runner: code may read them though nothing here sets them. */
const GIVEN =
  /^(?:PATH|HOME|USER|USERNAME|LOGNAME|PWD|OLDPWD|SHELL|TERM|TERM_\w{1,200}|LANG|LANGUAGE|LC_\w{1,200}|TZ|TMP|TEMP|TMPDIR|HOSTNAME|HOSTTYPE|OSTYPE|DISPLAY|EDITOR|VISUAL|PAGER|BROWSER|COLUMNS|LINES|UID|EUID|GID|RANDOM|SECONDS|IFS|SHLVL|PPID|BASH\w{0,40}|ZSH\w{0,40}|PS1|OS|ARCH|OSTYPE|MACHTYPE|COLORTERM|NO_COLOR|FORCE_COLOR|CLICOLOR\w{0,40}|APPDATA|LOCALAPPDATA|PROGRAMFILES\w{0,40}|PROGRAMDATA|SYSTEMROOT|SYSTEMDRIVE|WINDIR|COMSPEC|USERPROFILE|HOMEDRIVE|HOMEPATH|PROCESSOR_\w{1,200}|NUMBER_OF_PROCESSORS|MSYSTEM|WSL_\w{1,200}|XDG_\w{1,200}|DBUS_\w{1,200}|WAYLAND_\w{1,200}|SSH_\w{1,200}|SUDO_\w{1,200}|INVOCATION_ID|JOURNAL_STREAM|NOTIFY_SOCKET|LISTEN_(?:FDS|PID)|CREDENTIALS_DIRECTORY|RUNTIME_DIRECTORY|CI|CI_\w{1,200}|CONTINUOUS_INTEGRATION|BUILD_(?:NUMBER|ID|URL)|JENKINS_\w{1,200}|GITHUB_\w{1,200}|RUNNER_\w{1,200}|ACTIONS_\w{1,200}|GITLAB_\w{1,200}|CIRCLE\w{0,40}|TRAVIS\w{0,40}|BUILDKITE\w{0,40}|TEAMCITY_\w{1,200}|TF_BUILD|BITBUCKET_\w{1,200}|DRONE\w{0,40}|CODESPACE\w{0,40}|GITPOD_\w{1,200}|CODEBUILD_\w{1,200}|NETLIFY\w{0,40}|VERCEL\w{0,40}|NOW_\w{1,200}|RAILWAY_\w{1,200}|RENDER\w{0,40}|FLY_\w{1,200}|HEROKU_\w{1,200}|DYNO|K_SERVICE|K_REVISION|K_CONFIGURATION|CLOUD_RUN_\w{1,200}|GAE_\w{1,200}|FUNCTION_\w{1,200}|FUNCTIONS_\w{1,200}|WEBSITE_\w{1,200}|APPSETTING_\w{1,200}|AWS_LAMBDA_\w{1,200}|AWS_EXECUTION_ENV|AWS_CONTAINER_\w{1,200}|ECS_\w{1,200}|LAMBDA_\w{1,200}|KUBERNETES_\w{1,200}|NOMAD_\w{1,200}|COLAB_\w{1,200}|SPACE_ID|SPACE_\w{1,200}|SYSTEM|KAGGLE_\w{1,200}|DATABRICKS_RUNTIME_VERSION|PYTEST_\w{1,200}|JEST_WORKER_ID|VITEST\w{0,40}|NODE_TEST_\w{1,200}|PLAYWRIGHT_\w{1,200}|PW_\w{1,200}|COVERAGE_\w{1,200}|TOX_\w{1,200}|NOX_\w{1,200}|VIRTUAL_ENV\w{0,40}|CONDA_\w{1,200}|PYENV_\w{1,200}|NVM_\w{1,200}|ASDF_\w{1,200}|npm_\w{1,200}|NODE_ENV|NODE_CHANNEL_FD|NEXT_RUNTIME|NEXT_PHASE|ELECTRON_\w{1,200}|RANK|LOCAL_RANK|WORLD_SIZE|LOCAL_WORLD_SIZE|NODE_RANK|GROUP_RANK|MASTER_ADDR|MASTER_PORT|TORCHELASTIC_\w{1,200}|OMPI_\w{1,200}|PMI_\w{1,200}|SLURM_\w{1,200}|PBS_\w{1,200}|LSB_\w{1,200}|CUDA_\w{1,200}|HIP_\w{1,200}|ROCR_\w{1,200}|ROCM_\w{1,200}|NVIDIA_\w{1,200}|SERVER_SOFTWARE|GATEWAY_INTERFACE|REQUEST_METHOD|QUERY_STRING|RUN_MAIN|WERKZEUG_\w{1,200}|__\w{1,200})$/i;

/** Read by the system, a runtime, a server, a tool of the build, or a library of such wide use that its name is not asked for. */
const READ =
  /^(?:PATH|HOME|USER|TZ|LANG|LANGUAGE|LC_\w{1,200}|TERM|TMPDIR|LD_\w{1,200}|DYLD_\w{1,200}|MALLOC_\w{1,200}|GLIBC_\w{1,200}|GOMAXPROCS|GOGC|GO[A-Z]{1,60}|GODEBUG|RUST_\w{1,200}|RUSTFLAGS|CARGO_\w{1,200}|JAVA_\w{1,200}|JDK_\w{1,200}|MAVEN_\w{1,200}|GRADLE_\w{1,200}|JVM_\w{1,200}|CATALINA_\w{1,200}|DOTNET_\w{1,200}|ASPNETCORE_\w{1,200}|NUGET_\w{1,200}|RAILS_\w{1,200}|RACK_\w{1,200}|BUNDLE_\w{1,200}|GEM_\w{1,200}|RUBY\w{0,40}|PHP_\w{1,200}|COMPOSER_\w{1,200}|PERL\w{1,200}|PYTHON\w{0,40}|PIP_\w{1,200}|PIPENV_\w{1,200}|POETRY_\w{1,200}|UV_\w{1,200}|PDM_\w{1,200}|HATCH_\w{1,200}|CONDA_\w{1,200}|MAMBA_\w{1,200}|VIRTUAL_ENV|NODE_\w{1,200}|NPM_\w{1,200}|YARN_\w{1,200}|PNPM_\w{1,200}|COREPACK_\w{1,200}|BUN_\w{1,200}|DENO_\w{1,200}|TURBO_\w{1,200}|NX_\w{1,200}|TS_NODE_\w{1,200}|NEXT_TELEMETRY_\w{1,200}|GENERATE_SOURCEMAP|CHOKIDAR_\w{1,200}|WATCHPACK_\w{1,200}|FAST_REFRESH|WDS_\w{1,200}|BROWSER|HTTP_PROXY|HTTPS_PROXY|ALL_PROXY|FTP_PROXY|NO_PROXY|SSL_CERT_\w{1,200}|REQUESTS_CA_BUNDLE|CURL_CA_BUNDLE|NODE_EXTRA_CA_CERTS|OPENSSL_\w{1,200}|OMP_\w{1,200}|MKL_\w{1,200}|OPENBLAS_\w{1,200}|NUMEXPR_\w{1,200}|KMP_\w{1,200}|CUDA_\w{1,200}|CUBLAS_\w{1,200}|NCCL_\w{1,200}|NVIDIA_\w{1,200}|HIP_\w{1,200}|HSA_\w{1,200}|ROC\w{1,200}_\w{1,200}|PYTORCH_\w{1,200}|TORCH_\w{1,200}|TF_\w{1,200}|XLA_\w{1,200}|TOKENIZERS_PARALLELISM|MPL\w{1,200}|NLTK_DATA|OTEL_\w{1,200}|COMPOSE_\w{1,200}|DOCKER_\w{1,200}|BUILDKIT_\w{1,200}|BUILDX_\w{1,200}|PODMAN_\w{1,200}|DEBIAN_FRONTEND|DEBCONF_\w{1,200}|APT_\w{1,200}|GUNICORN_\w{1,200}|WEB_CONCURRENCY|UVICORN_\w{1,200}|HYPERCORN_\w{1,200}|GRANIAN_\w{1,200}|FORWARDED_ALLOW_IPS|UWSGI_\w{1,200}|FLASK_\w{1,200}|QUART_\w{1,200}|DJANGO_SETTINGS_MODULE|DJANGO_SUPERUSER_\w{1,200}|DJANGO_ALLOW_ASYNC_UNSAFE|SENTRY_\w{1,200}|DD_\w{1,200}|NEW_RELIC_\w{1,200}|ELASTIC_APM_\w{1,200}|PROMETHEUS_MULTIPROC_DIR|PGHOST|PGPORT|PGUSER|PGPASSWORD|PGPASSFILE|PGDATABASE|PGSSL\w{1,200}|PGOPTIONS|PGSERVICE\w{0,40}|PGAPPNAME|PGCONNECT_TIMEOUT|PGDATA|MYSQL_PWD|REDISCLI_AUTH|GIT_\w{1,200}|SSH_\w{1,200}|GPG_\w{1,200}|KUBECONFIG|KUBE_\w{1,200}|HELM_\w{1,200}|TF_VAR_\w{1,200}|ANSIBLE_\w{1,200}|VAULT_\w{1,200}|DOPPLER_\w{1,200}|INFISICAL_\w{1,200}|SOPS_\w{1,200}|CF_\w{1,200}|CLOUDFLARE_\w{1,200}|TUNNEL_TOKEN|NGROK_\w{1,200}|AWS_\w{1,200}|AZURE_\w{1,200}|GOOGLE_APPLICATION_CREDENTIALS|GOOGLE_CLOUD_\w{1,200}|GCLOUD_\w{1,200}|CLOUDSDK_\w{1,200}|BOTO_\w{1,200}|DIGITALOCEAN_\w{1,200}|HCLOUD_\w{1,200}|TS_AUTHKEY|TS_\w{1,200}|PUID|PGID|UMASK|S6_\w{1,200}|EDITOR|DO_NOT_TRACK|CI|FORCE_COLOR|NO_COLOR)$/i;

/** Families of variables that a library reads itself, with the packages (npm or PyPI) of which one must be there. */
const LIBRARIES: readonly (readonly [packages: RegExp, names: RegExp])[] = [
  [/openai|langchain|llama[-_]index|litellm|autogen|crewai|instructor|guidance|dspy|semantic[-_]kernel|pydantic[-_]ai|aider|mem0/, /^(?:OPENAI|AZURE_OPENAI)_\w{1,200}$/],
  [/anthropic|langchain|litellm|llama[-_]index|pydantic[-_]ai|^ai$/, /^ANTHROPIC_\w{1,200}$/],
  [/google|gemini|genai|langchain|litellm|vertex|^ai$|llama[-_]index/, /^(?:GOOGLE|GEMINI|VERTEX\w{0,40})_\w{1,200}$/],
  [/mistral|langchain|litellm|^ai$|llama[-_]index/, /^MISTRAL_\w{1,200}$/],
  [/groq|langchain|litellm|^ai$|llama[-_]index/, /^GROQ_\w{1,200}$/],
  [/deepseek|langchain|litellm|^ai$/, /^DEEPSEEK_\w{1,200}$/],
  [/openrouter|litellm|^ai$/, /^OPEN_?ROUTER_\w{1,200}$/],
  [/huggingface|transformers|datasets|diffusers|sentence[-_]transformers|langchain|litellm|gradio|llama[-_]index/, /^(?:HF_\w{1,200}|HUGGING_?FACE\w{0,40}|TRANSFORMERS_\w{1,200}|SENTENCE_TRANSFORMERS_\w{1,200}|DIFFUSERS_\w{1,200})$/],
  [/ollama|langchain|litellm|llama[-_]index/, /^OLLAMA_\w{1,200}$/],
  [/cohere|langchain|litellm/, /^(?:COHERE|CO)_\w{1,200}$/],
  [/langchain|langsmith|langgraph/, /^(?:LANGCHAIN|LANGSMITH|LANGGRAPH)_\w{1,200}$/],
  [/langfuse/, /^LANGFUSE_\w{1,200}$/],
  [/litellm/, /^(?:LITELLM\w{0,40}|[A-Z0-9]+_API_(?:KEY|BASE))$/],
  [/tavily|langchain|gpt[-_]researcher/, /^TAVILY_\w{1,200}$/],
  [/langchain|serpapi|google[-_]search/, /^(?:SERP\w{0,40}|SERPER|BING|SEARX\w{0,40}|BRAVE|EXA|JINA|FIRECRAWL|WOLFRAM\w{0,40})_\w{1,200}$/],
  [/pinecone|langchain/, /^PINECONE_\w{1,200}$/],
  [/weaviate/, /^WEAVIATE_\w{1,200}$/],
  [/qdrant/, /^QDRANT_\w{1,200}$/],
  [/chroma/, /^(?:CHROMA|ANONYMIZED_TELEMETRY|ALLOW_RESET|IS_PERSISTENT|PERSIST_DIRECTORY)\w{0,40}$/],
  [/replicate/, /^REPLICATE_\w{1,200}$/],
  [/elevenlabs/, /^ELEVEN\w{0,40}_\w{1,200}$/],
  [/wandb/, /^WANDB_\w{1,200}$/],
  [/mlflow/, /^MLFLOW_\w{1,200}$/],
  [/gradio/, /^GRADIO_\w{1,200}$/],
  [/streamlit/, /^STREAMLIT_\w{1,200}$/],
  [/chainlit/, /^CHAINLIT_\w{1,200}|^LITERAL_\w{1,200}$/],
  [/celery/, /^(?:CELERY|C_FORCE_ROOT|FLOWER)\w{0,40}$/],
  [/flower/, /^FLOWER_\w{1,200}$/],
  [/airflow/, /^AIRFLOW_\w{1,200}$/],
  [/prefect/, /^PREFECT_\w{1,200}$/],
  [/superset/, /^SUPERSET_\w{1,200}$/],
  [/jupyter/, /^JUPYTER\w{0,40}$/],
  [/^ray$/, /^RAY_\w{1,200}$/],
  [/spark/, /^(?:PY)?SPARK_\w{1,200}$/],
  [/dagster/, /^DAGSTER_\w{1,200}$/],
  [/^dbt/, /^DBT_\w{1,200}$/],
  [/supabase/, /^(?:NEXT_PUBLIC_)?SUPABASE_\w{1,200}$/],
  [/prisma/, /^(?:PRISMA_\w{1,200}|DATABASE_URL|DIRECT_URL|SHADOW_DATABASE_URL)$/],
  [/next-auth|authjs|auth\/core/, /^(?:NEXTAUTH|AUTH)_\w{1,200}$/],
  [/^nuxt/, /^NUXT_\w{1,200}$|^NITRO_\w{1,200}$/],
  [/^next$/, /^(?:NEXT_\w{1,200}|PORT|HOSTNAME|__NEXT_\w{1,200})$/],
  [/^vite$|astro|svelte|remix/, /^(?:VITE_\w{1,200}|ASTRO_\w{1,200}|PUBLIC_\w{1,200}|ORIGIN|HOST|PORT|BODY_SIZE_LIMIT|PROTOCOL_HEADER|HOST_HEADER|ADDRESS_HEADER)$/],
  [/react-scripts/, /^(?:REACT_APP_\w{1,200}|PORT|HOST|HTTPS|PUBLIC_URL|BUILD_PATH|SKIP_PREFLIGHT_CHECK|INLINE_RUNTIME_CHUNK|ESLINT_\w{1,200}|DISABLE_\w{1,200}|IMAGE_INLINE_SIZE_LIMIT|TSC_\w{1,200})$/],
  [/vue\/cli/, /^VUE_APP_\w{1,200}$/],
  [/expo/, /^EXPO_\w{1,200}$/],
  [/strapi/, /^STRAPI_\w{1,200}$/],
  [/clerk/, /^(?:NEXT_PUBLIC_)?CLERK_\w{1,200}$/],
  [/posthog/, /^POSTHOG_\w{1,200}$/],
  [/stripe/, /^STRIPE_\w{1,200}$/],
  [/twilio/, /^TWILIO_\w{1,200}$/],
  [/sendgrid/, /^SENDGRID_\w{1,200}$/],
  [/resend/, /^RESEND_\w{1,200}$/],
  [/upstash/, /^UPSTASH_\w{1,200}$|^KV_\w{1,200}$/],
  [/vercel/, /^(?:KV|BLOB|EDGE_CONFIG|POSTGRES)_?\w{0,40}$/],
  [/cloudinary/, /^CLOUDINARY_\w{1,200}$/],
  [/^pg$|postgres|psycopg|asyncpg|sequelize|knex|typeorm/, /^PG[A-Z]{1,60}$/],
  [/^debug$/, /^DEBUG(?:_\w{1,200})?$/],
  [/discord/, /^DISCORD_TOKEN$/],
  [/slack/, /^SLACK_(?:BOT_TOKEN|APP_TOKEN|SIGNING_SECRET|CLIENT_\w{1,200})$/],
  [/fastapi[-_]cli|^fastapi/, /^FASTAPI_\w{1,200}$/],
  [/django[-_]environ/, /^READ_DOT_ENV_FILE$/],
];

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
  return GIVEN.test(name);
}

/** Whether the system, a runtime, a server or a tool reads the variable by itself. */
export function isReadBySystem(name: string): boolean {
  return READ.test(name) || GIVEN.test(name);
}

/**
 * Whether a library of the project reads the variable by itself.
 * @param packages names of packages, lower case; undefined where they are not known: then any may be there
 */
export function isReadByLibrary(name: string, packages: ReadonlySet<string> | undefined): boolean {
  return LIBRARIES.some(
    ([known, names]) =>
      names.test(name) && (packages === undefined || [...packages].some((one) => known.test(one))),
  );
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
