/**
 * Distributions of PyPI whose modules have other names, as their own documentation imports them; curated, as of
 * 2026-11-27. A module may come from any of several.
 */
const ROWS = `
attr: attrs
azure: azure-identity azure-core azure-storage-blob azure-keyvault-secrets
bs4: beautifulsoup4
bson: pymongo
caldav: caldav
chromadb: chromadb chromadb-client
community: python-louvain
cv2: opencv-python opencv-python-headless opencv-contrib-python opencv-contrib-python-headless
cpuinfo: py-cpuinfo
Crypto: pycryptodome pycrypto
Cryptodome: pycryptodomex
dateutil: python-dateutil
decouple: python-decouple
discord: discord-py py-cord
django_filters: django-filter
dns: dnspython
docx: python-docx
docker: docker
dotenv: python-dotenv
ebooklib: ebooklib
engineio: python-engineio
environ: django-environ
faiss: faiss-cpu faiss-gpu
fitz: pymupdf
flask_cors: flask-cors
flask_sqlalchemy: flask-sqlalchemy
git: gitpython
github: pygithub
gitlab: python-gitlab
googleapiclient: google-api-python-client
google: google-generativeai google-genai google-cloud-storage google-cloud-aiplatform google-auth protobuf google-api-core google-cloud-bigquery google-cloud-pubsub googleapis-common-protos
grpc: grpcio
grpc_health: grpcio-health-checking
grpc_status: grpcio-status
haystack: haystack-ai farm-haystack
IPython: ipython
jose: python-jose
json_log_formatter: json-log-formatter
jwt: pyjwt
kafka: kafka-python kafka-python-ng
keycloak: python-keycloak
langchain_text_splitters: langchain-text-splitters
ldap: python-ldap
levenshtein: python-levenshtein levenshtein
Levenshtein: python-levenshtein levenshtein
llama_index: llama-index llama-index-core
lz4: lz4
magic: python-magic python-magic-bin
markdown: markdown
MySQLdb: mysqlclient
mistralai: mistralai
mpl_toolkits: matplotlib
multipart: python-multipart
nacl: pynacl
OpenSSL: pyopenssl
opentelemetry: opentelemetry-api opentelemetry-sdk opentelemetry-exporter-otlp opentelemetry-distro
osgeo: gdal
pinecone: pinecone pinecone-client
pkg_resources: setuptools
PIL: pillow
pptx: python-pptx
prometheus_fastapi_instrumentator: prometheus-fastapi-instrumentator
psycopg2: psycopg2 psycopg2-binary
psycopg: psycopg psycopg-binary
pylab: matplotlib
pythonjsonlogger: python-json-logger
pytesseract: pytesseract
pywintypes: pywin32
qdrant_client: qdrant-client
rest_framework: djangorestframework
rest_framework_simplejwt: djangorestframework-simplejwt
ruamel: ruamel-yaml
sentry_sdk: sentry-sdk
serial: pyserial
skimage: scikit-image
sklearn: scikit-learn
slugify: python-slugify
socketio: python-socketio
socks: pysocks
speech_recognition: speechrecognition
sse_starlette: sse-starlette
telegram: python-telegram-bot
toml: toml
usb: pyusb
websocket: websocket-client
win32api: pywin32
win32con: pywin32
wx: wxpython
xdg: xdg pyxdg
yaml: pyyaml
zmq: pyzmq
zoneinfo_data: tzdata
`;

/** Module → normalised distributions that bring it; only where the names differ by more than case and signs. */
export const DISTRIBUTIONS_OF: ReadonlyMap<string, readonly string[]> = new Map(
  ROWS.trim()
    .split('\n')
    .map((row): [string, string[]] => {
      const [name = '', list = ''] = row.split(':');
      return [name, list.trim().split(' ')];
    }),
);

/**
 * Well-known distributions that bring others along: code that imports those works today, and stops the day the first
 * lets go of them. From their metadata on PyPI, as of 2026-11-27.
 */
const BRINGS_ROWS = `
fastapi: starlette pydantic typing-extensions
starlette: anyio
django: asgiref sqlparse
djangorestframework: django
flask: werkzeug jinja2 click itsdangerous markupsafe blinker
flask-sqlalchemy: flask sqlalchemy
sqlalchemy: greenlet typing-extensions
alembic: sqlalchemy mako
sqlmodel: sqlalchemy pydantic
pydantic: pydantic-core typing-extensions annotated-types
pydantic-settings: pydantic python-dotenv
httpx: httpcore anyio certifi idna sniffio h11
requests: urllib3 certifi idna charset-normalizer
aiohttp: multidict yarl aiosignal frozenlist attrs
celery: kombu billiard vine click
uvicorn: click h11 pyyaml python-dotenv httptools uvloop watchfiles websockets
openai: httpx pydantic anyio tqdm
anthropic: httpx pydantic anyio
mistralai: httpx pydantic
groq: httpx pydantic anyio
huggingface-hub: requests httpx tqdm pyyaml fsspec packaging filelock
transformers: numpy huggingface-hub tokenizers pyyaml regex requests tqdm packaging safetensors filelock
sentence-transformers: transformers torch numpy scikit-learn huggingface-hub
torch: numpy sympy networkx jinja2 fsspec
pandas: numpy python-dateutil pytz tzdata
scikit-learn: numpy scipy joblib threadpoolctl
scipy: numpy
matplotlib: numpy pillow python-dateutil packaging
boto3: botocore jmespath s3transfer
langchain: langchain-core langsmith pydantic pyyaml sqlalchemy requests
langchain-core: pydantic pyyaml tenacity langsmith packaging
chromadb: numpy pydantic httpx
tiktoken: regex requests
google-generativeai: google-auth protobuf google-api-core pydantic tqdm
python-jose: rsa ecdsa pyasn1
aiogram: aiohttp pydantic
`;

/** Distribution → distributions that come with it. */
export const BRINGS: ReadonlyMap<string, readonly string[]> = new Map(
  BRINGS_ROWS.trim()
    .split('\n')
    .map((row): [string, string[]] => {
      const [name = '', list = ''] = row.split(':');
      return [name, list.trim().split(' ')];
    }),
);

/**
 * Distributions that do their work without being imported: servers, drivers named in a URL, plugins that a framework
 * looks for, commands. Curated, as of 2026-11-27.
 */
export const USED_WITHOUT_IMPORT =
  /^(?:gunicorn|uvicorn|hypercorn|daphne|granian|waitress|uvloop|httptools|watchfiles|websockets|supervisor|honcho|circus|flower|pip|setuptools|wheel|build|twine|psycopg2?(?:-binary|-pool|-c)?|asyncpg|aiosqlite|aiomysql|asyncmy|pymysql|mysqlclient|cx-oracle|oracledb|pyodbc|pg8000|duckdb-engine|redis|hiredis|django-redis|channels-redis|greenlet|python-multipart|email-validator|aiofiles|itsdangerous|jinja2|cryptography|bcrypt|argon2-cffi|passlib|tzdata|certifi|orjson|ujson|lxml|html5lib|openpyxl|xlrd|pyarrow|fastparquet|numexpr|bottleneck|alembic|yoyo-migrations|celery|kombu|opentelemetry-.*|ddtrace|newrelic|sentry-sdk|prometheus-.*|types-.*|.*-stubs|pytest.*|coverage|tox|nox|mypy|ruff|black|isort|flake8.*|pylint.*|bandit|safety|pre-commit|ipython|ipdb|jupyter.*|notebook|locust|faker|factory-boy|sphinx.*|mkdocs.*|django-.*|whitenoise|sentencepiece|tokenizers|accelerate|safetensors|protobuf|torch(?:vision|audio)?|onnxruntime.*|pysqlite3-binary|unstructured.*|pypdf\d?|python-magic.*|pandoc|nltk|spacy.*|typing-extensions|packaging|six|future|backports.*|importlib-.*|setproctitle|psutil|gevent|eventlet|cython|numpy|extract-msg|msgpack|brotli|zstandard|pywin32|colorama|rich|playwright|selenium|webdriver-manager)$/;
