<?php
file_put_contents(__DIR__ . '/../storage/hits', "hit\n", FILE_APPEND) or http_response_code(500);
echo 'php page';
