import { describe, expect, it } from '@jest/globals';
import type { CauseId } from '../src/log/cause-kinds.ts';
import { readLog } from '../src/log/read.ts';
import type { Cause } from '../src/log/types.ts';
import { addresses, RULES } from './support/log-acceptance.ts';
import { patchOf } from './support/log-patch.ts';

interface Case {
  readonly before: string;
  /** What the failed step wrote. */
  readonly says: string;
  /** Command of the step that failed; that of the last RUN where absent. */
  readonly command?: string;
  readonly good: readonly string[];
  readonly bad: readonly string[];
  readonly files?: readonly string[];
}

const CASES: Readonly<Partial<Record<CauseId, Case>>> = {
  'package-not-found': {
    before: 'FROM debian:bookworm\nRUN apt-get install -y curl mysql-client\n',
    says: "E: Package 'mysql-client' has no installation candidate",
    good: [
      'FROM debian:bookworm\nRUN apt-get install -y curl default-mysql-client\n',
      'FROM debian:jessie\nRUN apt-get install -y curl mysql-client\n',
      'FROM debian:bookworm\nRUN echo "deb http://x y main" > /etc/apt/sources.list.d/x.list\nRUN apt-get install -y curl mysql-client\n',
      'FROM debian:bookworm\nRUN apt-get update && apt-get install -y curl mysql-client\n',
    ],
    bad: [
      'FROM debian:bookworm\nRUN apt-get install -y mysql-client\n',
      'FROM debian:bookworm\n# default-mysql-client\nRUN apt-get install -y curl mysql-client\n',
      'FROM debian:bookworm\nRUN apt-get install -y --no-install-recommends curl mysql-client\n',
      'FROM debian:bookworm\nRUN apt-get install -y curl mysql-client && apt-get update\n',
    ],
  },
  'package-version-not-found': {
    before: 'FROM debian:bookworm\nRUN apt-get install -y git curl=7.1-1\n',
    says: "E: Version '7.1-1' for 'curl' was not found",
    good: [
      'FROM debian:bookworm\nRUN apt-get install -y git curl\n',
      'FROM debian:bookworm\nRUN apt-get install -y git curl=8.0-1\n',
    ],
    bad: [
      'FROM debian:bookworm\nRUN apt-get install -y curl=7.1-1\n',
      'FROM debian:bookworm\nRUN apt-get install -yq git curl=7.1-1\n',
    ],
  },
  'command-not-found': {
    before: 'FROM debian:bookworm\nWORKDIR /a\nRUN curl -O http://x.invalid/a && tar x\n',
    says: '/bin/sh: 1: curl: not found',
    good: [
      'FROM debian:bookworm\nWORKDIR /a\nRUN apt-get update && apt-get install -y curl\nRUN curl -O http://x.invalid/a && tar x\n',
      'FROM debian:bookworm\nWORKDIR /a\nRUN apt-get update && apt-get install -y curl && curl -O http://x.invalid/a && tar x\n',
      'FROM debian:bookworm\nWORKDIR /a\nRUN wget http://x.invalid/a && tar x\n',
      'FROM buildpack-deps:bookworm\nWORKDIR /a\nRUN curl -O http://x.invalid/a && tar x\n',
    ],
    bad: [
      'FROM debian:bookworm\nWORKDIR /a\nRUN curl -O http://x.invalid/a && tar x\nRUN apt-get install -y curl\n',
      'FROM debian:bookworm\nWORKDIR /a\nRUN curl -O http://x.invalid/a && apt-get install -y curl && tar x\n',
      'FROM debian:bookworm\nWORKDIR /a\nRUN apt-get install -y wget\nRUN curl -O http://x.invalid/a && tar x\n',
      'FROM debian:bookworm\nWORKDIR /a\nRUN curl -fO http://x.invalid/a && tar x\n',
    ],
  },
  'release-file-missing': {
    before: 'FROM ubuntu:disco\nRUN apt-get update\n',
    says: "E: The repository 'http://archive.ubuntu.com/ubuntu disco Release' does not have a Release file.",
    good: [
      'FROM ubuntu:disco\nRUN sed -i s/archive.ubuntu.com/old-releases.ubuntu.com/ /etc/apt/sources.list\nRUN apt-get update\n',
      'FROM ubuntu:noble\nRUN apt-get update\n',
    ],
    bad: [
      'FROM ubuntu:disco\nRUN apt-get update\nRUN sed -i s/archive.ubuntu.com/old-releases.ubuntu.com/ /etc/apt/sources.list\n',
      'FROM ubuntu:disco\nRUN apt-get -y update\n',
      'FROM ubuntu:disco\n# old-releases.ubuntu.com\nRUN apt-get update\n',
    ],
  },
  'archive-404': {
    before:
      'FROM debian:wheezy\nRUN echo deb http://backports.invalid/debian x main >> /etc/apt/sources.list\nRUN apt-get update\n',
    says: 'W: Failed to fetch http://backports.invalid/debian/dists/x/Packages  404  Not Found',
    good: [
      'FROM debian:wheezy\nRUN echo deb http://archive.debian.org/debian x main >> /etc/apt/sources.list\nRUN apt-get update\n',
      'FROM debian:wheezy\nRUN apt-get update\n',
    ],
    bad: [
      'FROM debian:wheezy\nRUN echo deb http://backports.invalid/debian x main >> /etc/apt/sources.list\nRUN apt-get update -y\n',
    ],
  },
  'package-file-404': {
    before: 'FROM debian:bookworm\nRUN apt-get update\nRUN apt-get install -y curl\n',
    says: 'E: Failed to fetch http://mirror.example.org/pool/c/curl_1_amd64.deb  404  Not Found',
    good: [
      'FROM debian:bookworm\nRUN apt-get update && apt-get install -y curl\n',
      'FROM debian:bookworm\nRUN apt-get update\nRUN apt-get update && apt-get install -y curl\n',
    ],
    bad: ['FROM debian:bookworm\nRUN apt-get update -q\nRUN apt-get install -y curl\n'],
  },
  'mirror-list-gone': {
    before: 'FROM centos:8\nRUN yum install -y git\n',
    says: 'Error: Cannot find a valid baseurl for repo: base/7/x86_64',
    good: [
      'FROM centos:8\nRUN sed -i s/mirror.centos.org/vault.centos.org/ /etc/yum.repos.d/*.repo\nRUN yum install -y git\n',
      'FROM rockylinux:8\nRUN yum install -y git\n',
    ],
    bad: ['FROM centos:8\nRUN yum clean all\nRUN yum install -y git\n'],
  },
  'apt-https-missing': {
    before:
      'FROM debian:jessie\nRUN echo deb https://x.invalid/ a b > /etc/apt/sources.list.d/x.list\nRUN apt-get update\n',
    says: 'E: The method driver /usr/lib/apt/methods/https could not be found.',
    good: [
      'FROM debian:jessie\nRUN apt-get update && apt-get install -y apt-transport-https\nRUN echo deb https://x.invalid/ a b > /etc/apt/sources.list.d/x.list\nRUN apt-get update\n',
    ],
    bad: [
      'FROM debian:jessie\nRUN echo deb https://x.invalid/ a b > /etc/apt/sources.list.d/x.list\nRUN apt-get update\nRUN apt-get install -y apt-transport-https\n',
    ],
  },
  'gnupg-missing': {
    before: 'FROM debian:bookworm\nRUN apt-key add k\n',
    says: 'E: gnupg, gnupg2 and gnupg1 do not seem to be installed, but one of them is required for this operation',
    good: ['FROM debian:bookworm\nRUN apt-get update && apt-get install -y gnupg\nRUN apt-key add k\n'],
    bad: ['FROM debian:bookworm\nRUN apt-get update && apt-get install -y curl\nRUN apt-key add k\n'],
  },
  'prompt-aborted': {
    before: 'FROM debian:bookworm\nRUN apt-get install curl\n',
    says: 'Do you want to continue? [Y/n] Abort.',
    good: [
      'FROM debian:bookworm\nRUN apt-get install -y curl\n',
      'FROM debian:bookworm\nRUN apt-get install -yq curl\n',
    ],
    bad: [
      'FROM debian:bookworm\nRUN apt-get install --no-install-recommends curl\n',
      'FROM debian:bookworm\nRUN apt-get install curl wget\n',
    ],
  },
  'image-not-found': {
    before: 'FROM base/archlinux\nRUN true\n',
    command: '',
    says: 'manifest for base/archlinux:latest not found',
    good: ['FROM archlinux/archlinux\nRUN true\n', 'FROM archlinux\nRUN true\n'],
    bad: [
      'FROM docker.io/base/archlinux\nRUN true\n',
      'FROM base/archlinux:latest\nRUN false\n',
      'FROM base/archlinux AS x\nRUN true\n',
    ],
  },
  'image-name-invalid': {
    before: 'ARG V\nFROM ruby:$V\n',
    command: '',
    says: 'invalid reference format',
    good: ['ARG V=3.4\nFROM ruby:$V\n', 'ARG V\nFROM ruby:${V:-3.4}\n', 'ARG V\nFROM ruby:3.4\n'],
    bad: [
      'ARG V\nFROM ruby:$V AS x\n',
      'ARG V=-3\nFROM ruby:$V\n',
      'ARG V\nARG W=3.4\nFROM ruby:$V\n',
      'ARG V\nFROM ruby:$W\n',
    ],
  },
  'shell-missing': {
    before: 'ARG BASE\nFROM $BASE\nRUN apk add git\n',
    says: 'OCI runtime create failed: starting container process caused "exec: \\"/bin/sh\\": stat /bin/sh: no such file or directory": unknown',
    good: ['ARG BASE=alpine\nFROM $BASE\nRUN apk add git\n', 'FROM alpine\nRUN apk add git\n'],
    bad: ['ARG BASE\nFROM $BASE\nRUN apk add -U git\n', 'ARG BASE\nARG X=1\nFROM $BASE\nRUN apk add git\n'],
  },
  'architecture-mismatch': {
    before: 'FROM arm32v7/debian\nRUN true\n',
    says: 'standard_init_linux.go:190: exec user process caused "exec format error"',
    good: ['FROM debian\nRUN true\n', 'FROM --platform=linux/amd64 arm32v7/debian\nRUN true\n'],
    bad: ['FROM arm32v7/debian\nRUN true && true\n'],
  },
  'copy-source-missing': {
    before: 'FROM a\nCOPY dist /app\n',
    command: '',
    says: 'COPY failed: stat /var/lib/docker/tmp/docker-builder1/dist: no such file or directory',
    good: ['FROM a\nCOPY build /app\n'],
    bad: ['FROM a\nCOPY dist /srv\n', 'FROM a\nCOPY ./dist/ /app\n'],
  },
  'user-exists': {
    before: 'FROM node\nRUN useradd -m node\n',
    says: "useradd: user 'node' already exists",
    good: ['FROM node\n\nRUN id -u node || useradd -m node\n', 'FROM node\nRUN true\n'],
    bad: ['FROM node\nRUN useradd -m -s /bin/sh node\n'],
  },
  'account-id-invalid': {
    before: 'FROM debian\nARG U\nRUN useradd -u $U app\n',
    says: "useradd: invalid user ID 'app'",
    good: [
      'FROM debian\nARG U=1000\nRUN useradd -u $U app\n',
      'FROM debian\nARG U\nRUN useradd -u 1000 app\n',
    ],
    bad: [
      'FROM debian\nARG U=\nRUN useradd -u $U app\n',
      'FROM debian\nARG U\nRUN useradd -m -u $U app\n',
      'FROM debian\nARG U\nRUN true\n',
    ],
  },
  'file-exists': {
    before: 'FROM a\nRUN mkdir /app\n',
    says: "mkdir: cannot create directory '/app': File exists",
    good: ['FROM a\nRUN mkdir -p /app\n', 'FROM a\nRUN true\n'],
    bad: ['FROM a\nRUN mkdir -m 755 /app\n'],
  },
  'file-not-found': {
    before: 'FROM a\nRUN rm /srv/a.txt && make\n',
    says: "rm: cannot remove '/srv/a.txt': No such file or directory",
    good: ['FROM a\nRUN rm -f /srv/a.txt && make\n'],
    bad: ['FROM a\nRUN rm -r /srv/a.txt && make\n', 'FROM a\nRUN rm /srv/a.txt && make -f x\n'],
  },
  'git-protocol-gone': {
    before: 'FROM a\nRUN git clone git://github.com/x/y\n',
    says: 'The unauthenticated git protocol on port 9418 is no longer supported.',
    good: [
      'FROM a\nRUN git clone https://github.com/x/y\n',
      'FROM a\nRUN git config --global url.https://github.com/.insteadOf git://github.com/\nRUN git clone git://github.com/x/y\n',
    ],
    bad: ['FROM a\nRUN git clone --depth 1 git://github.com/x/y\n'],
  },
  'permission-denied': {
    before: 'FROM a\nUSER app\nRUN mkdir /data\n',
    says: "mkdir: cannot create directory '/data': Permission denied",
    good: [
      'FROM a\nUSER root\nRUN mkdir /data\n',
      'FROM a\nRUN mkdir -p /data && chown app /data\nUSER app\nRUN mkdir /data\n',
    ],
    bad: [
      'FROM a\nUSER app\nRUN mkdir -p /data\n',
      'FROM a\nRUN chown app /srv\nUSER app\nRUN mkdir /data\n',
    ],
  },
  'not-executable': {
    before: 'FROM a\nCOPY run.sh /run.sh\nRUN /run.sh\n',
    says: '/bin/sh: 1: /run.sh: Permission denied',
    good: [
      'FROM a\nCOPY run.sh /run.sh\nRUN chmod +x /run.sh\nRUN /run.sh\n',
      'FROM a\nCOPY --chmod=755 run.sh /run.sh\nRUN /run.sh\n',
    ],
    bad: [
      'FROM a\nCOPY run.sh /run.sh\nRUN chmod +x /other.sh\nRUN /run.sh\n',
      'FROM a\nCOPY run.sh /run.sh\nRUN /run.sh -v\n',
    ],
  },
  bashism: {
    before: 'FROM a\nRUN source x && y\n',
    says: '/bin/sh: 1: source: not found',
    good: ['FROM a\nSHELL ["/bin/bash", "-c"]\nRUN source x && y\n', 'FROM a\nRUN . x && y\n'],
    bad: ['FROM a\nSHELL ["/bin/sh", "-c"]\nRUN source x && y\n'],
  },
  'option-unknown': {
    before: 'FROM ruby\nRUN gem install rails --no-ri --no-rdoc\n',
    says: 'invalid option: --no-ri',
    good: ['FROM ruby\nRUN gem install rails --no-document\n'],
    bad: [
      'FROM ruby\nRUN gem install rails --no-ri\n',
      'FROM ruby\nRUN gem install rails --no-ri --no-document\n',
    ],
  },
  'download-404': {
    before: 'FROM a\nARG V=1\nRUN wget https://x.invalid/$V.tgz\n',
    says: 'HTTP request sent, awaiting response... 404 Not Found',
    good: [
      'FROM a\nARG V=2\nRUN wget https://x.invalid/$V.tgz\n',
      'FROM a\nARG V=1\nRUN wget https://archive.invalid/$V.tgz\n',
    ],
    bad: [
      'FROM a\nARG V=1\nRUN wget -q https://x.invalid/$V.tgz\n',
      'FROM a\nARG V=1\nARG W=2\nRUN wget https://x.invalid/$V.tgz\n',
    ],
  },
  'header-missing': {
    before: 'FROM debian:bookworm\nRUN pip install x\n',
    says: 'a.c:1:1: fatal error: Python.h: No such file or directory',
    good: ['FROM debian:bookworm\nRUN apt-get update && apt-get install -y python3-dev\nRUN pip install x\n'],
    bad: [
      'FROM debian:bookworm\nRUN apt-get update && apt-get install -y libssl-dev\nRUN pip install x\n',
      'FROM debian:bookworm\nRUN pip install x y\n',
    ],
  },
  'pkg-config-missing': {
    before: 'FROM php:7.4-cli\nRUN docker-php-ext-install mbstring\n',
    says: 'configure: error: Package requirements (oniguruma) were not met:',
    good: [
      'FROM php:7.4-cli\nRUN apt-get update && apt-get install -y libonig-dev\nRUN docker-php-ext-install mbstring\n',
    ],
    bad: [
      'FROM php:7.4-cli\nRUN apt-get update && apt-get install -y libonig5\nRUN docker-php-ext-install mbstring\n',
      'FROM php:7.4-cli\nRUN docker-php-ext-install mbstring\nRUN apt-get install -y libonig-dev\n',
    ],
  },
  'link-error': {
    before: 'FROM debian:bookworm\nRUN make\n',
    says: '/usr/bin/ld: cannot find -lmysqlclient',
    good: [
      'FROM debian:bookworm\nRUN apt-get update && apt-get install -y default-libmysqlclient-dev\nRUN make\n',
      'FROM debian:bookworm\nRUN apt-get update && apt-get install -y libmariadb-dev-compat\nRUN make\n',
    ],
    bad: [
      'FROM debian:bookworm\nRUN apt-get update && apt-get install -y default-mysql-client\nRUN make\n',
      'FROM debian:bookworm\nRUN make -k\n',
    ],
  },
  'cmake-package-missing': {
    before: 'FROM debian:bookworm\nRUN cmake .\n',
    says: '-- Could NOT find JNI (missing: JAVA_AWT_LIBRARY)',
    good: ['FROM debian:bookworm\nRUN apt-get update && apt-get install -y default-jdk\nRUN cmake .\n'],
    bad: ['FROM debian:bookworm\nRUN apt-get update && apt-get install -y ant\nRUN cmake .\n'],
  },
  'npm-lockfile-missing': {
    before: 'FROM node\nRUN npm ci\n',
    says: 'npm ERR! cipm can only install packages with an existing package-lock.json',
    good: ['FROM node\nRUN npm install\n'],
    bad: ['FROM node\nRUN npm ci --omit=dev\n'],
  },
  'engine-unsupported': {
    before: 'FROM node:8\nRUN yarn\n',
    says: 'error got@10.0.0: The engine "node" is incompatible with this module. Expected version ">=10". Got "8.1.0"',
    good: ['FROM node:20\nRUN yarn\n', 'FROM node:8\nRUN yarn --ignore-engines\n'],
    bad: ['FROM node:8\nRUN yarn --production\n'],
  },
  'gem-ruby-version': {
    before: 'FROM ruby:2.2\nRUN gem install bundler\n',
    says: 'bundler requires Ruby version >= 2.3.0.',
    good: ['FROM ruby:3.3\nRUN gem install bundler\n', 'FROM ruby:2.2\nRUN gem install bundler -v 1.17.3\n'],
    bad: [
      'FROM ruby:2.2\nRUN gem install bundler --no-document\n',
      'FROM ruby:2.2\nRUN gem install rake -v 1 bundle\n',
    ],
  },
  'setuptools-too-new': {
    before: 'FROM python:3.8\nRUN pip install old\n',
    says: "ImportError: cannot import name 'Feature' from 'setuptools'",
    good: ["FROM python:3.8\nRUN pip install 'setuptools<46'\nRUN pip install old\n"],
    bad: ['FROM python:3.8\nRUN pip install -U setuptools\nRUN pip install old\n'],
  },
  'externally-managed': {
    before: 'FROM debian:bookworm\nRUN pip install x\n',
    says: 'error: externally-managed-environment',
    good: [
      'FROM debian:bookworm\nRUN pip install --break-system-packages x\n',
      'FROM debian:bookworm\nRUN python3 -m venv /v\nRUN pip install x\n',
    ],
    bad: ['FROM debian:bookworm\nRUN pip install --user x\n'],
  },
  'python-too-old': {
    before: 'FROM ubuntu:16.04\nRUN curl -O https://bootstrap.pypa.io/get-pip.py\nRUN pip install pandas\n',
    says: 'RuntimeError: Python version >= 3.6 required.',
    good: [
      'FROM ubuntu:16.04\nRUN curl -O https://bootstrap.pypa.io/get-pip.py\nRUN pip install -U "pip<21"\nRUN pip install pandas\n',
      'FROM ubuntu:16.04\nRUN curl -O https://bootstrap.pypa.io/pip/2.7/get-pip.py\nRUN pip install pandas\n',
      'FROM ubuntu:20.04\nRUN curl -O https://bootstrap.pypa.io/get-pip.py\nRUN pip install pandas\n',
      'FROM ubuntu:16.04\nRUN curl -O https://bootstrap.pypa.io/get-pip.py\nRUN pip3 install pandas\n',
    ],
    bad: [
      'FROM ubuntu:16.04\nRUN curl -O https://bootstrap.pypa.io/get-pip.py\nRUN pip install -U pip\nRUN pip install pandas\n',
      'FROM ubuntu:16.04\nRUN curl -O https://bootstrap.pypa.io/get-pip.py\nRUN pip install -q pandas\n',
      'FROM ubuntu:16.04\nRUN curl -O https://bootstrap.pypa.io/get-pip.py\nRUN pip install pandas\nRUN pip install "pip<21"\n',
    ],
  },
  'requirement-invalid': {
    before: 'FROM ubuntu:14.04\nRUN pip install ipython\n',
    says: "NameError: name 'platform_system' is not defined",
    good: [
      'FROM ubuntu:14.04\nRUN pip install -U "setuptools<45"\nRUN pip install ipython\n',
      'FROM ubuntu:14.04\nRUN pip install --upgrade pip && pip install ipython\n',
      'FROM ubuntu:18.04\nRUN pip install ipython\n',
    ],
    bad: [
      'FROM ubuntu:14.04\nRUN pip install -U ipython\n',
      'FROM ubuntu:14.04\nRUN pip install setuptools\nRUN pip install ipython\n',
      'FROM ubuntu:14.04\nRUN pip install ipython\nRUN pip install -U pip\n',
    ],
  },
  'import-broken': {
    before: 'FROM debian:jessie\nRUN pip install awscli\n',
    says: 'pkg_resources.DistributionNotFound: setuptools>=38.6.1',
    good: ['FROM debian:jessie\nRUN pip install -U "pip<19.2" "setuptools<44"\nRUN pip install awscli\n'],
    bad: ['FROM debian:jessie\nRUN pip install -U wheel\nRUN pip install awscli\n'],
  },
  'dependency-conflict': {
    before: 'FROM python:3.6\nCOPY . /src\nRUN cd /src && python setup.py install\n',
    says: "error: numpy 1.14.5 is installed but numpy>=1.15 is required by {'numba'}",
    good: ['FROM python:3.6\nCOPY . /src\nRUN cd /src && python -m pip install .\n'],
    bad: [
      'FROM python:3.6\nCOPY . /src\nRUN cd /src && pip install numpy && python setup.py install\n',
      'FROM python:3.6\nCOPY . /src\nRUN cd /src && true\n',
      'FROM python:3.6\nCOPY . /src\nRUN cd /src && python setup.py develop\n',
    ],
  },
  'package-too-old': {
    before: 'FROM python:2.7\nRUN pip install psycopg2==2.6.1\n',
    says: "Error: could not determine PostgreSQL version from '11.7'",
    good: [
      'FROM python:2.7-stretch\nRUN pip install psycopg2==2.6.1\n',
      'FROM python:2.7\nRUN pip install psycopg2==2.7.7\n',
    ],
    bad: [
      'FROM python:2.7\nRUN pip install psycopg2==2.6.2\n',
      'FROM python:2.7\nRUN apt-get install -y libpq-dev\nRUN pip install psycopg2==2.6.1\n',
    ],
  },
  'module-not-found-python': {
    before: 'FROM python:3\nRUN python setup.py\n',
    says: "ModuleNotFoundError: No module named 'yaml'",
    good: [
      'FROM python:3\nRUN apt-get install -y python3-yaml\nRUN python setup.py\n',
      'FROM python:3\nRUN pip install yaml\nRUN python setup.py\n',
    ],
    bad: [
      'FROM python:3\nRUN pip install json5\nRUN python setup.py\n',
      'FROM python:3\nRUN python setup.py\nRUN pip install yaml\n',
    ],
  },
  'php-extension-unknown': {
    before: 'FROM php:8\nRUN docker-php-ext-install zip mcrypt\n',
    says: 'error: /usr/src/php/ext/mcrypt does not exist',
    good: [
      'FROM php:7.1\nRUN docker-php-ext-install zip mcrypt\n',
      'FROM php:8\nRUN docker-php-ext-install zip\n',
    ],
    bad: ['FROM php:8\nRUN docker-php-ext-install mcrypt\n'],
  },
  'go-package-missing': {
    before: 'FROM golang:1.8\nWORKDIR /go/src/a\nRUN go get ./...\n',
    says: 'package example.org/a/v2/b: cannot find package "example.org/a/v2/b" in any of:',
    good: ['FROM golang:1.15\nWORKDIR /go/src/a\nRUN go get ./...\n'],
    bad: [
      'FROM golang:1.10\nWORKDIR /go/src/a\nRUN go get ./...\n',
      'FROM golang:1.8-alpine\nWORKDIR /go/src/a\nRUN go get ./...\n',
      'FROM debian:12\nWORKDIR /go/src/a\nRUN go get ./...\n',
      'FROM golang:1.8\nWORKDIR /go/src/a\nENV GO111MODULE=on\nRUN go get ./...\n',
    ],
  },
  'go-compile-error': {
    before: 'FROM golang:1.9\nRUN go build .\n',
    says: './a.go:3:4: undefined: strings.Builder',
    good: ['FROM golang:1.10\nRUN go build .\n', 'FROM golang:1.15.15-alpine\nRUN go build .\n'],
    bad: [
      'FROM golang:1.9.7\nRUN go build .\n',
      'FROM golang:1.1\nRUN go build .\n',
      'FROM golang:1.9\nRUN go get ./... && go build .\n',
    ],
  },
  'script-not-found': {
    before:
      'FROM a\nRUN curl -o i.sh https://repo.continuum.io/miniconda/Miniconda3-latest-Linux-x86_64.sh && sh i.sh\nRUN /opt/bin/conda -V\n',
    says: '/bin/sh: 1: /opt/bin/conda: not found',
    good: [
      'FROM a\nRUN curl -L -o i.sh https://repo.continuum.io/miniconda/Miniconda3-latest-Linux-x86_64.sh && sh i.sh\nRUN /opt/bin/conda -V\n',
      'FROM a\nRUN curl -o i.sh https://repo.anaconda.com/miniconda/Miniconda3-latest-Linux-x86_64.sh && sh i.sh\nRUN /opt/bin/conda -V\n',
    ],
    bad: [
      'FROM a\nRUN curl -fo i.sh https://repo.continuum.io/miniconda/Miniconda3-latest-Linux-x86_64.sh && sh i.sh\nRUN /opt/bin/conda -V\n',
      'FROM a\nRUN sh i.sh\nRUN /opt/bin/conda -V\n',
      'FROM a\nRUN curl -o i.sh https://repo.continuum.io/miniconda/Miniconda3-latest-Linux-x86_64.sh && sh i.sh\nRUN curl -L x.invalid && /opt/bin/conda -V\n',
    ],
  },
  'out-of-memory': {
    before: 'FROM a\nRUN composer install\n',
    says: 'Fatal error: Allowed memory size of 1610612736 bytes exhausted (tried to allocate 4096 bytes) in phar:///usr/bin/composer/src/Composer/Solver.php on line 2',
    good: ['FROM a\nRUN COMPOSER_MEMORY_LIMIT=-1 composer install\n'],
    bad: [
      'FROM a\nRUN COMPOSER_ALLOW_SUPERUSER=1 composer install\n',
      'FROM a\nRUN composer install --no-dev\n',
    ],
  },
  'dotnet-sdk-version': {
    before: 'FROM mcr.microsoft.com/dotnet/core/sdk:2.1\nRUN dotnet restore\n',
    says: 'error NETSDK1045: The current .NET SDK does not support targeting .NET Core 3.0.  Either target .NET Core 2.1 or lower, or use another.',
    good: [
      'FROM mcr.microsoft.com/dotnet/core/sdk:3.0\nRUN dotnet restore\n',
      'FROM mcr.microsoft.com/dotnet/sdk:6.0-alpine\nRUN dotnet restore\n',
    ],
    bad: [
      'FROM mcr.microsoft.com/dotnet/sdk:2.1\nRUN dotnet restore\n',
      'FROM mcr.microsoft.com/dotnet/core/sdk:2.2\nRUN dotnet restore\n',
      'FROM mcr.microsoft.com/dotnet/core/runtime:3.1\nRUN dotnet restore\n',
    ],
  },
  'swift-version': {
    before: 'FROM swift:5.0\nRUN swift build\n',
    says: "error: package at '/a' is using Swift tools version 5.2.0 but the installed version is 5.0.0",
    good: ['FROM swift:5.2\nRUN swift build\n', 'FROM swift:5.10-slim\nRUN swift build\n'],
    bad: [
      'FROM swift:5.1\nRUN swift build\n',
      'FROM debian:12.0\nRUN swift build\n',
      'FROM swift:5.0-slim\nRUN swift build\n',
    ],
  },
  'elixir-version': {
    before: 'FROM elixir:1.7.4-alpine\nRUN mix compile\n',
    says: "** (Mix) You're trying to run :a on Elixir v1.7.4 but it has declared in its mix.exs file it supports only Elixir ~> 1.9",
    good: ['FROM elixir:1.10-alpine\nRUN mix compile\n'],
    bad: ['FROM elixir:1.8-alpine\nRUN mix compile\n', 'FROM elixir:1.7.4\nRUN mix compile\n'],
  },
  'go-version': {
    before: 'FROM golang:1.9\nRUN go build\n',
    says: 'note: module requires Go 1.17',
    good: ['FROM golang:1.22\nRUN go build\n'],
    bad: ['FROM golang:1.9\nRUN go build -v\n'],
  },
};

function verdict({ before, says, command }: Case, id: CauseId, after: string): boolean | undefined {
  const instructions = before
    .trimEnd()
    .split('\n')
    .filter((line) => !line.startsWith('#'));
  const failed = command === '' && says.startsWith('manifest') ? 0 : instructions.length - 1;
  const shown = instructions[failed] ?? '';
  const ran = shown.startsWith('RUN ')
    ? `\nThe command '/bin/sh -c ${shown.slice(4)}' returned a non-zero code: 1`
    : '';
  const log = readLog(`Step ${failed + 1}/${instructions.length} : ${shown}\n${says}${ran}`);
  const cause = log.causes[0];
  if (cause?.id !== id) throw new Error(`the log is read as ${cause?.id}`);
  const patch = patchOf(log, cause, before, after);
  if (patch === undefined) throw new Error('the step is not found');
  return addresses(patch);
}

describe.each(Object.entries(CASES) as [CauseId, Case][])('a patch for %s', (id, one) => {
  it.each(one.good)('is one: %j', (after) => {
    expect(verdict(one, id, after)).toBe(true);
  });

  it.each([one.before, ...one.bad])('is none: %j', (after) => {
    expect(verdict(one, id, after)).toBe(false);
  });
});

describe('a patch for a program that npm does not overwrite', () => {
  const one: Case = {
    before: 'FROM a\nRUN npm install -g nodemon yarn\n',
    says: 'npm ERR! File exists: /usr/local/bin/yarn',
    good: ['FROM a\nRUN npm install -g nodemon\n', 'FROM a\nRUN npm install -g --force nodemon yarn\n'],
    bad: [
      'FROM a\nRUN npm install --global yarn\n',
      'FROM a\nRUN npm install -g nodemon yarn@1\n',
      'FROM a\nRUN npm install -g --silent nodemon yarn\n',
    ],
  };

  it.each(one.good)('is one: %j', (after) => {
    expect(verdict(one, 'file-exists', after)).toBe(true);
  });

  it.each([one.before, ...one.bad])('is none: %j', (after) => {
    expect(verdict(one, 'file-exists', after)).toBe(false);
  });
});

describe('a patch that has nothing to do with the cause', () => {
  const before = 'FROM a:1\nARG V=1\nRUN b --c /d && e f=1 && wget https://g.invalid/$V\n';
  const log = readLog(
    "Step 3/3 : RUN b --c /d && e f=1 && wget https://g.invalid/$V\nThe command '/bin/sh -c b --c /d && e f=1 && wget https://g.invalid/$V' returned a non-zero code: 1",
  );
  const captures: Cause['captures'] = {
    package: 'f',
    version: '1',
    command: 'e',
    file: 'f.h',
    path: '/d',
    url: 'https://g.invalid/1',
    host: 'g.invalid',
    user: 'u',
    group: 'g',
    library: 'f',
    module: 'f',
    option: 'c',
    image: 'a:1',
    instruction: 'RUN',
    extension: 'f',
    expected: '2',
    actual: '1',
  };

  it.each(Object.keys(RULES) as CauseId[])('is none for %s', (id) => {
    const cause: Cause = { id, ecosystem: 'other', weight: 'cause', captures, line: undefined };
    const verdicts = [
      before,
      `${before}LABEL x=y\n`,
      before.replace('\n', '\nLABEL x=y\n'),
      `# f e /d\n${before}`,
    ].map((after) => {
      const patch = patchOf(log, cause, before, after);
      return patch && addresses(patch);
    });
    expect(verdicts).toEqual([false, false, false, false]);
  });
});

describe('a patch for what a variable or a setting should have said', () => {
  const wget = 'RUN wget http://x.invalid/go-${!GO_ARCH}.tgz\n';
  const download: Case = {
    before: `FROM a\nARG HOST_ARCH\nENV GO_ARCH=GO_\${HOST_ARCH}\n${wget}`,
    says: 'ERROR 404: Not Found.',
    good: [],
    bad: [],
  };

  it('gives the architecture on which the address rests', () => {
    const after = download.before.replace('HOST_ARCH\n', 'HOST_ARCH=amd64\n');
    expect(verdict(download, 'download-404', after)).toBe(true);
  });

  it('does not give another one', () => {
    const after = download.before.replace('ARG', 'ARG OTHER_ARCH=amd64\nARG');
    expect(verdict(download, 'download-404', after)).toBe(false);
  });

  const poetry: Case = {
    before: 'FROM a\nRUN poetry config settings.virtualenvs.create false\n',
    says: 'Setting settings.virtualenvs.create does not exist',
    good: [],
    bad: [],
  };

  it.each([
    ['poetry config virtualenvs.create false', true],
    ['poetry config settings.virtualenvs.create true', false],
    ['poetry install', false],
  ])('sets what was to be set: %s', (command, isOne) => {
    expect(verdict(poetry, 'option-unknown', `FROM a\nRUN ${command}\n`)).toBe(isOne);
  });

  it('reads the checksum of a file that was removed for it', () => {
    const hash = `'${'0123456789abcdef'.repeat(6)}'`;
    const compare = `RUN php -r "if (hash_file('sha384', 's.php') === ${hash}) {} else { unlink('s.php'); }"\n`;
    const removed: Case = {
      before: `FROM a\n${compare}RUN php s.php\n`,
      says: 'Could not open input file: s.php',
      good: [],
      bad: [],
    };
    const read = "trim(file_get_contents('https://composer.github.io/installer.sig'))";
    const verdictOf = (after: string) => verdict(removed, 'file-not-found', after);
    expect(verdictOf(removed.before.replace(hash, read))).toBe(true);
    expect(verdictOf(removed.before.replace(hash, hash.replace('0', 'f')))).toBe(false);
    expect(verdictOf('FROM a\nRUN true\nRUN php s.php\n')).toBe(false);
  });

  it('builds a program with the versions of its module', () => {
    const got: Case = {
      before: 'FROM golang\nRUN go get example.org/a/b\n',
      says: 'src/example.org/a/b/main.go:88:17: cannot use x literal as type y in slice literal:',
      good: [],
      bad: [],
    };
    const verdictOf = (after: string) => verdict(got, 'go-compile-error', after);
    expect(verdictOf('FROM golang\nRUN go install example.org/a/b@latest\n')).toBe(true);
    expect(verdictOf('FROM golang\nRUN go install example.org/a@latest\n')).toBe(false);
    expect(verdictOf('FROM golang\nRUN go get -u example.org/a/b\n')).toBe(false);
  });

  it('has Go 1.12 read go.mod, and no other', () => {
    const missing: Case = {
      before: 'FROM golang:1.12\nWORKDIR /go/src/a\nRUN go build .\n',
      says: 'main.go:5:2: cannot find package "example.org/b" in any of:',
      good: [],
      bad: [],
    };
    const on = (text: string) => text.replace('RUN', 'ENV GO111MODULE=on\nRUN');
    expect(verdict(missing, 'go-package-missing', on(missing.before))).toBe(true);
    expect(verdict(missing, 'go-package-missing', on(missing.before).replace('=on', '=off'))).toBe(false);
    const newer = { ...missing, before: missing.before.replace('1.12', '1.13') };
    expect(verdict(newer, 'go-package-missing', on(newer.before))).toBe(false);
  });
});

describe('acceptance', () => {
  it('cannot tell where there is no rule', () => {
    const log = readLog(
      "Step 2/2 : RUN make\nmake: *** [all] Error 1\nThe command '/bin/sh -c make' returned a non-zero code: 2",
    );
    const cause = log.causes[0];
    const patch = cause && patchOf(log, cause, 'FROM a\nRUN make\n', 'FROM b\nRUN make\n');
    expect(patch && addresses(patch)).toBeUndefined();
  });

  it('has no patch where the step is not in the Dockerfile', () => {
    const log = readLog(
      "/bin/sh: 1: curl: not found\nThe command '/bin/sh -c curl x' returned a non-zero code: 127",
    );
    const cause = log.causes[0];
    expect(cause && patchOf(log, cause, 'FROM a\nRUN wget x\n', 'FROM a\n')).toBeUndefined();
  });

  it('counts a file that is written along', () => {
    const log = readLog(
      'Step 2/2 : COPY dist /app\nCOPY failed: stat /var/lib/docker/tmp/docker-builder1/dist: no such file or directory',
    );
    const cause = log.causes[0];
    const before = 'FROM a\nCOPY dist /app\n';
    const patch = cause && patchOf(log, cause, before, before, ['dist']);
    expect(patch && addresses(patch)).toBe(true);
  });
});

describe('a command that is missing', () => {
  const verdict = (command: string, said: string, before: string, after: string) => {
    const log = readLog(
      `Step 2/2 : RUN ${command}\n${said}\nThe command '/bin/sh -c ${command}' returned a non-zero code: 127`,
    );
    const cause = log.causes[0];
    const patch = cause && patchOf(log, cause, before, after);
    return patch && addresses(patch);
  };

  it.each([
    ['bundle install', '/bin/sh: 1: bundle: not found', 'bundler', 'bundle-extra'],
    ['htpasswd -n x', '/bin/sh: htpasswd: not found', 'apache2-utils', 'apache2'],
    ['docker ps', '/bin/sh: 1: docker: not found', 'docker.io', 'docker-doc'],
    ['go get .', 'go: missing Git command. See https://golang.org/s/gogetcmd', 'git', 'gitk'],
    ['npm i', 'npm ERR! not found: git', 'git', 'gitk'],
    ['update-locale LANG=C', '/bin/sh: 1: update-locale: not found', 'locales', 'localepurge'],
  ])('%s comes with its package and no other', (command, said, right, wrong) => {
    const before = `FROM a\nRUN ${command}\n`;
    const after = (name: string) =>
      `FROM a\nRUN apt-get update && apt-get install -y ${name}\nRUN ${command}\n`;
    expect(verdict(command, said, before, after(right))).toBe(true);
    expect(verdict(command, said, before, after(wrong))).toBe(false);
  });

  it('is not called any more where what it ran is run without it', () => {
    const command = 'sudo apt-get update && sudo make';
    const said = '/bin/sh: 1: sudo: not found';
    const before = `FROM a\nRUN ${command}\n`;
    expect(verdict(command, said, before, 'FROM a\nRUN apt-get update && make\n')).toBe(true);
    expect(verdict(command, said, before, 'FROM a\nRUN apt-get update && sudo make\n')).toBe(false);
    expect(verdict(command, said, before, 'FROM a\nRUN sudo -E apt-get update && make\n')).toBe(false);
  });

  it('is not there because a list of packages has its name', () => {
    const before = 'FROM a\nRUN apk add --virtual git\nRUN git init\n';
    const after = 'FROM a\nRUN apk add --virtual git\nRUN apk add git\nRUN git init\n';
    expect(verdict('git init', '/bin/sh: git: not found', before, after)).toBe(true);
    expect(verdict('git init', '/bin/sh: git: not found', before, before.replace('--', '-q --'))).toBe(false);
  });

  it('is not there because it was to install itself', () => {
    const command = 'npm i -g npm@6';
    const said = '/bin/sh: npm: not found';
    const before = `FROM a\nRUN ${command}\n`;
    expect(verdict(command, said, before, `FROM a\nRUN apk add npm\nRUN ${command}\n`)).toBe(true);
    expect(verdict(command, said, before, `FROM a\nRUN ${command} && npm i -g nodejs\n`)).toBe(false);
  });
});
