/*
 * The physical limit: what OpenSSL does on this machine when nothing stands around it. The same work for each byte as
 * sealing, opening and verifying an envelope: segments of 1 MiB under AES-256-GCM (2^20 - 32 bytes of plaintext each), one
 * SHA-256 over the whole file, and the RFC 9162 root over SHA-256 of the 1 MiB blocks behind a zero byte. No key exchange,
 * no signature, no names. Threads take numbers from one counter; the SHA-256 of the whole file, which has an order, is done
 * by whoever's turn it is, from the buffer that is being worked on anyway.
 *
 *   limit seal  IN  OUT|-  THREADS [sync]
 *   limit open  IN  OUT|-  THREADS [sync]      IN as `limit seal` wrote it
 *   limit tree  IN         THREADS
 *
 * The key is fixed: this measures, it protects nothing. Build: cc -O2 -o limit limit.c -lcrypto -lpthread
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <openssl/evp.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { SEGMENT = 1 << 20, HEAD = 16, TAG = 16, PLAIN = SEGMENT - HEAD - TAG, HASH = 32 };
enum mode { SEAL, OPEN, TREE };

static enum mode mode;
static int in, out = -1;
static uint64_t size, count;
static uint8_t (*leaves)[HASH];
static atomic_uint_fast64_t next;

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t advanced = PTHREAD_COND_INITIALIZER;
static uint64_t turn;
static EVP_MD_CTX *whole;
static EVP_MD *sha256;
static EVP_CIPHER *gcm;
static const uint8_t key[32] = "a key that protects nothing here";

static void fail(const char *what) {
  perror(what);
  exit(1);
}
static void need(int ok, const char *what) {
  if (ok != 1) {
    fprintf(stderr, "limit: %s\n", what);
    exit(1);
  }
}

static void *room(void) {
  void *p = NULL;
  /* A page before the data holds the leaf prefix in its last byte, so one call hashes prefix and block in place. */
  if (posix_memalign(&p, 4096, 4096 + SEGMENT) != 0) fail("memory");
  return p;
}

static void read_at(uint8_t *to, size_t length, uint64_t at) {
  for (size_t done = 0; done < length;) {
    ssize_t n = pread(in, to + done, length - done, (off_t)(at + done));
    if (n <= 0) fail("read");
    done += (size_t)n;
  }
}
static void write_at(const uint8_t *from, size_t length, uint64_t at) {
  if (out < 0) return;
  for (size_t done = 0; done < length;) {
    ssize_t n = pwrite(out, from + done, length - done, (off_t)(at + done));
    if (n <= 0) fail("write");
    done += (size_t)n;
  }
}

static void hash(EVP_MD_CTX *md, const uint8_t *data, size_t length, uint8_t *to) {
  need(EVP_DigestInit_ex2(md, sha256, NULL), "digest");
  need(EVP_DigestUpdate(md, data, length), "digest");
  need(EVP_DigestFinal_ex(md, to, NULL), "digest");
}

/* The next piece of the file's own digest, when its turn has come. */
static void add_to_whole(const uint8_t *data, size_t length, uint64_t i) {
  pthread_mutex_lock(&lock);
  while (turn != i) pthread_cond_wait(&advanced, &lock);
  pthread_mutex_unlock(&lock);
  need(EVP_DigestUpdate(whole, data, length), "digest");
  pthread_mutex_lock(&lock);
  turn = i + 1;
  pthread_cond_broadcast(&advanced);
  pthread_mutex_unlock(&lock);
}

static void nonce(uint8_t *iv, uint64_t i) {
  memset(iv, 0, HEAD);
  for (int b = 0; b < 8; b++) iv[4 + b] = (uint8_t)(i >> (56 - 8 * b));
}

static void seal_one(EVP_CIPHER_CTX *c, EVP_MD_CTX *md, uint8_t *plain, uint8_t *sealed, uint64_t i) {
  uint64_t at = i * PLAIN;
  size_t length = size - at < PLAIN ? (size_t)(size - at) : PLAIN;
  int n = 0;
  read_at(plain, length, at);
  sealed[-1] = 0;
  nonce(sealed, i);
  need(EVP_EncryptInit_ex2(c, NULL, NULL, sealed, NULL), "init");
  need(EVP_EncryptUpdate(c, sealed + HEAD, &n, plain, (int)length), "encrypt");
  need(EVP_EncryptFinal_ex(c, sealed + HEAD + n, &n), "encrypt");
  need(EVP_CIPHER_CTX_ctrl(c, EVP_CTRL_AEAD_GET_TAG, TAG, sealed + HEAD + length), "tag");
  hash(md, sealed - 1, 1 + HEAD + length + TAG, leaves[i]);
  write_at(sealed, HEAD + length + TAG, i * SEGMENT);
  add_to_whole(plain, length, i);
}

static void open_one(EVP_CIPHER_CTX *c, EVP_MD_CTX *md, uint8_t *plain, uint8_t *sealed, uint64_t i) {
  uint64_t at = i * SEGMENT;
  size_t length = size - at < SEGMENT ? (size_t)(size - at) : SEGMENT;
  size_t inside = length - HEAD - TAG;
  int n = 0;
  read_at(sealed, length, at);
  sealed[-1] = 0;
  hash(md, sealed - 1, 1 + length, leaves[i]);
  need(EVP_DecryptInit_ex2(c, NULL, NULL, sealed, NULL), "init");
  need(EVP_DecryptUpdate(c, plain, &n, sealed + HEAD, (int)inside), "decrypt");
  need(EVP_CIPHER_CTX_ctrl(c, EVP_CTRL_AEAD_SET_TAG, TAG, sealed + HEAD + inside), "tag");
  need(EVP_DecryptFinal_ex(c, plain + n, &n), "a segment is not authentic");
  add_to_whole(plain, inside, i);
  write_at(plain, inside, i * PLAIN);
}

static void tree_one(EVP_MD_CTX *md, uint8_t *block, uint64_t i) {
  uint64_t at = i * SEGMENT;
  size_t length = size - at < SEGMENT ? (size_t)(size - at) : SEGMENT;
  read_at(block, length, at);
  block[-1] = 0;
  hash(md, block - 1, 1 + length, leaves[i]);
}

static void *work(void *unused) {
  uint8_t *plain = (uint8_t *)room() + 4096, *sealed = (uint8_t *)room() + 4096;
  EVP_MD_CTX *md = EVP_MD_CTX_new();
  EVP_CIPHER_CTX *c = EVP_CIPHER_CTX_new();
  if (mode == SEAL) need(EVP_EncryptInit_ex2(c, gcm, key, NULL, NULL), "cipher");
  if (mode == OPEN) need(EVP_DecryptInit_ex2(c, gcm, key, NULL, NULL), "cipher");
  for (uint64_t i; (i = atomic_fetch_add(&next, 1)) < count;) {
    if (mode == SEAL) seal_one(c, md, plain, sealed, i);
    else if (mode == OPEN) open_one(c, md, plain, sealed, i);
    else tree_one(md, sealed, i);
  }
  EVP_CIPHER_CTX_free(c);
  EVP_MD_CTX_free(md);
  free(plain - 4096);
  free(sealed - 4096);
  return unused;
}

/* RFC 9162 section 2.1.1: split at the largest power of two below n; an inner node is SHA-256 of 0x01, left, right. */
static void root(EVP_MD_CTX *md, uint64_t from, uint64_t n, uint8_t *to) {
  if (n == 0) {
    hash(md, to, 0, to);
    return;
  }
  if (n == 1) {
    memcpy(to, leaves[from], HASH);
    return;
  }
  uint64_t k = 1;
  while (k * 2 < n) k *= 2;
  uint8_t node[1 + 2 * HASH] = {1};
  root(md, from, k, node + 1);
  root(md, from + k, n - k, node + 1 + HASH);
  hash(md, node, sizeof node, to);
}

static void show(const char *name, const uint8_t *bytes) {
  printf("%s ", name);
  for (int i = 0; i < HASH; i++) printf("%02x", bytes[i]);
  printf("\n");
}

int main(int argc, char **argv) {
  const char *name = argc > 1 ? argv[1] : "";
  mode = strcmp(name, "seal") == 0 ? SEAL : strcmp(name, "open") == 0 ? OPEN : TREE;
  int tree = mode == TREE;
  if ((tree && strcmp(name, "tree") != 0) || argc < (tree ? 4 : 5)) {
    fprintf(stderr, "usage: limit seal|open IN OUT|- THREADS [sync]\n       limit tree IN THREADS\n");
    return 2;
  }
  int threads = atoi(argv[tree ? 3 : 4]);
  if (threads < 1 || threads > 64) threads = 1;
  if ((in = open(argv[2], O_RDONLY)) < 0) fail(argv[2]);
  struct stat st;
  if (fstat(in, &st) != 0) fail(argv[2]);
  size = (uint64_t)st.st_size;
  if (!tree && strcmp(argv[3], "-") != 0 && (out = open(argv[3], O_WRONLY | O_CREAT | O_TRUNC, 0600)) < 0) fail(argv[3]);
  uint64_t each = mode == SEAL ? PLAIN : SEGMENT;
  count = (size + each - 1) / each;
  if (mode == OPEN && size % SEGMENT != 0 && size % SEGMENT < HEAD + TAG) need(0, "the file breaks off");
  if ((leaves = calloc(count + 1, HASH)) == NULL) fail("memory");
  sha256 = EVP_MD_fetch(NULL, "SHA2-256", NULL);
  gcm = EVP_CIPHER_fetch(NULL, "AES-256-GCM", NULL);
  need(sha256 != NULL && gcm != NULL, "OpenSSL 3 with SHA2-256 and AES-256-GCM is needed");
  whole = EVP_MD_CTX_new();
  need(EVP_DigestInit_ex2(whole, sha256, NULL), "digest");

  pthread_t ids[64];
  for (int i = 1; i < threads; i++)
    if (pthread_create(&ids[i], NULL, work, NULL) != 0) fail("thread");
  work(NULL);
  for (int i = 1; i < threads; i++) pthread_join(ids[i], NULL);

  uint8_t digest[HASH];
  EVP_MD_CTX *md = EVP_MD_CTX_new();
  root(md, 0, count, digest);
  show("root ", digest);
  if (!tree) {
    need(EVP_DigestFinal_ex(whole, digest, NULL), "digest");
    show("whole", digest);
  }
  if (out >= 0 && argc > 5 && strcmp(argv[5], "sync") == 0 && fsync(out) != 0) fail("sync");
  if (out >= 0 && close(out) != 0) fail("close");
  return 0;
}
