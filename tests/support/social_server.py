#!/usr/bin/env python3
# SPDX-License-Identifier: AGPL-3.0-or-later
"""A service like Zalo and Facebook for tests, which also misbehaves. Prints its port.

GET /_test/log     what was asked so far
POST /_test/plan   {"at": part of a path, "do": …, "times": 1}: what happens to the next requests there
                   "answer" (status, headers, body) instead of the work; "hang", "reset" and "huge" after the work,
                   so that it was done and nobody hears of it
POST /_test/set    changes what it knows: "access", "refresh", "pending", "page_token", "time"
"""
import json
import socket
import struct
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlsplit

LOCK = threading.Lock()
STATE = {'access': 'zalo-access-1', 'refresh': 'zalo-refresh-1', 'pairs': 1, 'refreshes': 0, 'pending': 0,
         'page_token': 'page-token-secret', 'articles': [], 'posts': [], 'messages': 0, 'time': None}
PLANS, LOG = [], []


def now():
    return STATE['time'] or time.time()


def graph_error(code, message, status=400, **more):
    return status, {}, {'error': {'message': message, 'type': 'OAuthException', 'code': code, 'fbtrace_id': 'x', **more}}


def zalo(data):
    return 200, {}, {'data': data, 'message': 'Success', 'error': 0}


def zalo_token(request):
    form = request['form']
    if request['headers'].get('secret_key') != 'zalo-app-secret' or form.get('app_id') != 'app-1':
        return 200, {}, {'error': -14001, 'error_name': 'Invalid app'}
    if form.get('grant_type') == 'authorization_code':
        if form.get('code') != 'code-1' or not form.get('code_verifier'):
            return 200, {}, {'error': -14019, 'error_name': 'Code expired'}
    elif form.get('refresh_token') != STATE['refresh']:
        return 200, {}, {'error': -14020, 'error_name': 'Refresh token expired', 'error_description': form.get('refresh_token', '')}
    STATE['pairs'] += 1
    STATE['refreshes'] += 1
    STATE['access'], STATE['refresh'] = f'zalo-access-{STATE["pairs"]}', f'zalo-refresh-{STATE["pairs"]}'
    return 200, {}, {'access_token': STATE['access'], 'refresh_token': STATE['refresh'], 'expires_in': '90000'}


def zalo_call(request):
    path, body, query = request['path'], request['json'], request['query']
    if request['headers'].get('access_token') != STATE['access']:
        return 200, {}, {'error': -216, 'message': 'Access token is invalid: ' + request['headers'].get('access_token', '')}
    articles = STATE['articles']
    if path == '/v2.0/article/create':
        articles.append({'token': f'ticket+{len(articles)}/=', 'id': f'a{len(articles)}b', 'made': now(), 'whole': body})
        return zalo({'token': articles[-1]['token']})
    if path == '/v2.0/article/verify':
        if STATE['pending'] > 0:
            STATE['pending'] -= 1
            return 200, {}, {'error': -214, 'message': 'Article is in process'}
        for article in articles:
            if article['token'] == body.get('token'):
                return zalo({'id': article['id']})
        return 200, {}, {'error': -201, 'message': 'token is invalid'}
    if path == '/v2.0/article/getslice':
        first, count = int(query['offset']), int(query['limit'])
        return zalo({'total': len(articles), 'medias': [
            {'id': a['id'], 'type': 'normal', 'title': a['whole']['title'], 'status': 'show', 'total_view': 12, 'total_share': 3,
             'create_date': int(a['made'] * 1000), 'link_view': 'https://zalo.test/' + a['id']}
            for a in articles[::-1][first:first + count]]})
    if path == '/v2.0/article/getdetail':
        return zalo(next(a['whole'] for a in articles if a['id'] == query['id']))
    STATE['messages'] += 1
    return zalo({'message_id': f'm{STATE["messages"]}'})


def graph_call(request):
    fields = {**request['query'], **request['form']}
    token = fields.get('access_token', '')
    if token != STATE['page_token']:
        return graph_error(190, f'Error validating access token {token}: the session was invalidated', error_subcode=460)
    edge, posts = request['path'].split('/')[-1], STATE['posts']
    if edge in ('feed', 'photos'):
        words = fields.get('message', '') + fields.get('caption', '')
        if posts and posts[-1]['message'] == words and posts[-1]['link'] == fields.get('link', ''):
            return graph_error(506, 'Duplicate status message', error_user_title='Bài trùng')
        posts.append({'id': f'77_{len(posts)}', 'message': words, 'link': fields.get('link', ''), 'made': now()})
        return 200, {}, {'id': posts[-1]['id']} if edge == 'feed' else {'id': '900', 'post_id': posts[-1]['id']}
    if edge == 'posts':
        first, count = int(fields.get('after', '0')), int(fields['limit'])
        page = [{'id': p['id'], 'message': p['message'], 'permalink_url': 'https://facebook.test/' + p['id'],
                 'created_time': time.strftime('%Y-%m-%dT%H:%M:%S+0000', time.gmtime(p['made'])),
                 'attachments': {'data': [{'unshimmed_url': p['link']}]}} for p in posts[::-1][first:first + count]]
        paging = {'cursors': {'before': '0', 'after': str(first + count)}}
        if first + count < len(posts):
            paging['next'] = 'http://169.254.169.254/posts?access_token=' + token
        return 200, {}, {'data': page, 'paging': paging}
    if edge == 'insights':
        return 200, {}, {'data': [{'name': fields['metric'], 'period': 'lifetime', 'values': [{'value': 1234}]}]}
    return 200, {}, {'id': edge, 'permalink_url': 'https://facebook.test/' + edge, 'shares': {'count': 5}}


def multipart(kind, raw):
    out = {}
    boundary = b'--' + kind.split('boundary=')[1].encode()
    for piece in raw.split(boundary)[1:-1]:
        head, _, bytes_ = piece.strip(b'\r\n').partition(b'\r\n\r\n')
        name = head.split(b'name="')[1].split(b'"')[0].decode()
        out[name] = bytes_.decode('utf-8', 'replace')
    return out


class Handler(BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'

    def log_message(self, *_):
        pass

    def date_time_string(self, timestamp=None):
        return super().date_time_string(now())

    def asked(self):
        raw = self.rfile.read(int(self.headers.get('Content-Length', 0)))
        parts, kind = urlsplit(self.path), self.headers.get('Content-Type', '')
        request = {'method': self.command, 'path': parts.path, 'query': dict(parse_qsl(parts.query)), 'form': {}, 'json': {},
                   'headers': {name.lower(): value for name, value in self.headers.items()}}
        if kind.startswith('application/json'):
            request['json'] = json.loads(raw)
        elif kind.startswith('multipart/'):
            request['form'] = multipart(kind, raw)
        elif raw:
            request['form'] = dict(parse_qsl(raw.decode()))
        return request

    def tell(self, status, headers, body):
        body = body.encode() if isinstance(body, str) else json.dumps(body).encode()
        self.send_response(status)
        for name, value in {'Content-Type': 'application/json', **headers}.items():
            self.send_header(name, value)
        self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def control(self, request):
        with LOCK:
            if request['path'] == '/_test/log':
                return self.tell(200, {}, {'requests': LOG, 'state': STATE})
            if request['path'] == '/_test/plan':
                PLANS.append({'times': 1, **request['json']})
            else:
                STATE.update(request['json'])
        return self.tell(200, {}, {})

    def work(self, request, plan):
        if plan and plan['do'] == 'answer':
            return plan.get('status', 200), plan.get('headers', {}), plan.get('body', {})
        if request['path'] == '/v4/oa/access_token':
            return zalo_token(request)
        if request['path'].startswith(('/v2.0/', '/v3.0/')):
            return zalo_call(request)
        return graph_call(request)

    def do_GET(self):
        request = self.asked()
        if request['path'].startswith('/_test/'):
            return self.control(request)
        with LOCK:
            plan = next((p for p in PLANS if p['at'] in request['path']), None)
            if plan:
                plan['times'] -= 1
                if plan['times'] == 0:
                    PLANS.remove(plan)
            LOG.append(request)
            answer = self.work(request, plan)
        self.close_connection = True
        if plan and plan['do'] == 'hang':
            self.connection.recv(1)  # until the other side gives up
        elif plan and plan['do'] == 'reset':
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, 0))
            self.connection.close()
        elif plan and plan['do'] == 'huge':
            self.tell(200, {}, {'id': 'x' * (4 << 20)})
        else:
            self.tell(*answer)

    do_POST = do_PUT = do_DELETE = do_GET


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, *_):
        pass  # the other side went away: that is what is tested


server = Server(('127.0.0.1', 0), Handler)
print(server.server_port, flush=True)
threading.Thread(target=server.serve_forever, daemon=True).start()
sys.stdin.read()
