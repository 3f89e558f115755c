<?php echo file_put_contents(__DIR__ . '/../storage/hits', 'x');
