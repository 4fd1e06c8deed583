//go:build unix

package refusal

import "syscall"

var numbers = map[syscall.Errno]kind{
	syscall.ENOENT:       notFound,
	syscall.EEXIST:       exists,
	syscall.EACCES:       permission,
	syscall.EPERM:        protected,
	syscall.EROFS:        readOnly,
	syscall.ENOSPC:       full,
	syscall.EDQUOT:       quota,
	syscall.EBUSY:        busy,
	syscall.ETXTBSY:      busy,
	syscall.EXDEV:        otherDisk,
	syscall.EISDIR:       isDirectory,
	syscall.ENOTDIR:      notDirectory,
	syscall.ENOTEMPTY:    notEmpty,
	syscall.EFBIG:        tooLarge,
	syscall.ENAMETOOLONG: nameTooLong,
	syscall.EINVAL:       badName,
	syscall.EILSEQ:       badName,
	syscall.EMFILE:       manyFiles,
	syscall.ENFILE:       manyFiles,
	syscall.EMLINK:       manyLinks,
	syscall.ELOOP:        loop,
	syscall.EIO:          device,
	syscall.ENXIO:        device,
	syscall.ENODEV:       device,
	syscall.ESTALE:       network,
	syscall.ETIMEDOUT:    network,
	syscall.EHOSTDOWN:    network,
	syscall.EHOSTUNREACH: network,
	syscall.ENETDOWN:     network,
	syscall.ENETUNREACH:  network,
	syscall.ENOTCONN:     network,
	syscall.ECONNRESET:   network,
	syscall.EPIPE:        closedPipe,
	syscall.ENOMEM:       memory,
	syscall.EINTR:        interrupted,
}
